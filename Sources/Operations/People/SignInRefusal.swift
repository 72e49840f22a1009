import HengCrypto
package import HengDomain
import HengRules
import HengStore

/// Why somebody was not signed in (没有登录). `message` is for the sign-in page; it tells nobody which accounts there are.
package enum SignInRefusal: Error, Sendable {
  /// The account, the password or the code; `left` more attempts.
  case wrong(left: Int, SignInPolicy, hasCode: Bool)
  case locked(minutes: Int, SignInPolicy)
  /// The password is right; the code is missing.
  case codeNeeded
  /// The password is right, and too old.
  case oneTimePasswordOver(days: Int)
  case deactivated
  /// The password or the person changed in this very moment.
  case changed
  case trouble(DeskError)

  package var message: String {
    switch self {
    case .wrong(let left, let policy, let hasCode) where left > 0:
      "用户名或口令\(hasCode ? "、动态验证码" : "")不对，还可以试\(left)次。连续错\(policy.attempts)次，账号锁定\(policy.lockMinutes)分钟"
    case .wrong(_, let policy, let hasCode):
      "用户名或口令\(hasCode ? "、动态验证码" : "")不对，已经连续错\(policy.attempts)次，账号锁定\(policy.lockMinutes)分钟。忘了口令请找安全管理员重设"
    case .locked(let minutes, let policy):
      "账号连续错\(policy.attempts)次，已经锁定，还要等\(minutes)分钟。忘了口令请找安全管理员重设"
    case .codeNeeded: "这个账号要填动态验证码。请打开手机令牌，填写现在的6位数字"
    case .oneTimePasswordOver(let days): "一次性口令\(days)天内有效，已经过期。请找安全管理员重设"
    case .deactivated: "这个账号已停用。要继续使用，请找系统管理员启用"
    case .changed: "账号的口令或状态刚刚被改动，没有登录。请重新登录"
    case .trouble(let error): error.message
    }
  }

  init(_ error: any Error) {
    switch error {
    case let error as SignInRefusal: self = error
    case let error as CryptoError: self = .trouble(.other(error.message))
    case let error as ProfileError: self = .trouble(.profile(error))
    case let error as LedgerError: self = .trouble(.ledger(error))
    default: self = .trouble(DeskError(error))
    }
  }
}

extension SignInSession.End {
  /// For the page to which somebody is led back.
  package var message: String {
    switch self {
    case .unknown: "还没有登录，或登录已经结束。请登录"
    case .idle(let minutes): "您已有\(minutes)分钟没有操作。填的内容还在这一页上，登录后接着填，不会丢"
    case .expired(let hours): "这次登录已满\(hours)小时。填的内容还在这一页上，登录后接着填，不会丢"
    case .revoked: "这次登录已经结束：您已退出、改了口令，或由管理员收回。请重新登录"
    case .deactivated: "这个账号已停用。要继续使用，请找系统管理员启用"
    case .otherMachine: "这次登录是在另一台机器或另一个浏览器上办的，不能在这里接着用，已经收回。请在本机重新登录；不是您本人的操作，请告诉安全管理员"
    case .clockSetBack(let now, let seen):
      "服务器的时间被调回：现在是\(now.beijingText)，上次有人操作是\(seen.beijingText)。为防止登录期限被延长，请重新登录，并请系统管理员校对服务器时间"
    }
  }
}
