package import HengDomain
package import HengRules
package import HengValues

extension SignInPolicy {
  /// As the parameters say on a day (登录规定).
  package init(_ profile: Profile, on day: CivilDate) throws(ProfileError) {
    self.init(
      attempts: try profile.whole("signIn.attempts", on: day), lockMinutes: try profile.whole("signIn.lockMinutes", on: day),
      idleMinutes: try profile.whole("signIn.idleMinutes", on: day), sessionHours: try profile.whole("signIn.sessionHours", on: day),
      oneTimePasswordDays: try profile.whole("signIn.oneTimePasswordDays", on: day))
  }
}

extension Profile {
  fileprivate func whole(_ name: String, on day: CivilDate) throws(ProfileError) -> Int {
    let text = try decimal(name, on: day).description
    guard let number = Int(text), number > 0 else {
      throw .unfit(profile: key, name: name, value: text, reason: "应为大于0的整数")
    }
    return number
  }
}
