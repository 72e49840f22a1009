extension StoreError: CustomStringConvertible {
  package var description: String { message }

  /// The error for a reader of Chinese: what, where, why, what to do.
  package var message: String {
    switch self {
    case .badAddress(let text, let reason): "数据库地址“\(text)”写法有误：\(reason)。"
    case .cannotOpen(let place, let fault): "打不开数据库 \(place)：\(fault.message)。"
    case .foreignDatabase(let place): "数据库 \(place) 里已有别的表，但没有衡的迁移记录，不像衡的数据库；没有改动它。请核对地址，或换一个空的数据库。"
    case .schemaOlder, .schemaNewer, .schemaAltered, .migrationFailed: schemaMessage
    case .busy(let statement): "执行“\(statement)”时等待过久：另一个程序或用户正在写入；这次写入没有生效。请稍后重试。"
    case .conflict(let statement): "执行“\(statement)”时与另一个同时进行的写入冲突，这次写入已撤销。请重试。"
    case .constraint(let violation, let statement): "执行“\(statement)”被数据库约束拒绝：\(violation.message)；这次写入已撤销。"
    case .readOnly(let statement): "执行“\(statement)”失败：当前只能读取，不能写入。请检查数据库文件的写权限，或确认没有在只读事务中写入。"
    case .diskFull(let place, let statement): "执行“\(statement)”时磁盘已满或写不进去（\(place)），这次写入已撤销。请清理磁盘空间后重试。"
    case .unacceptableValue(let statement, let reason): "执行“\(statement)”时有值不能保存：\(reason)；这次写入已撤销。请核对填写内容。"
    case .unexpectedColumn(let statement, let column, let expected, let found):
      "读取“\(statement)”的列 \(column) 时，应为\(expected)，实为\(found)。数据可能被程序以外的方式改过，请运行 heng database verify。"
    case .statementFault(let statement, let reason): "语句“\(statement)”不能执行：\(reason)。这是程序错误，请把本条信息报告给维护人员。"
    case .connectionLost(let place): "与数据库 \(place) 的连接中断，未完成的写入已撤销。请检查数据库服务后重试。"
    case .outcomeUnknown(let place): "提交时与数据库 \(place) 的连接中断，不能确定这次写入是否生效。请先查看记录是否已在，再决定是否重做。"
    case .unresponsive(let place): "数据库 \(place) 超过数秒没有回应，未完成的写入不会生效。请检查网络和数据库服务，稍后重试。"
    case .damaged(let place, let reason): "数据库 \(place) 已损坏：\(reason)。请停止写入，用 heng database restore 从最近的备份恢复。"
    case .backupFailed(let path, let reason): "备份到 \(path) 失败：\(reason.withoutStop)。没有留下不完整的备份文件。"
    case .restoreRefused(let path, let reasons): "没有恢复 \(path)，原数据库未改动：\(reasons.joined(separator: "；"))。"
    case .cancelled: "操作已取消，没有写入任何内容。"
    case .closed(let place): "数据库 \(place) 已关闭，不能再读写。"
    case .abandoned(let error): (error as Any as? any CustomStringConvertible)?.description ?? "操作中途放弃，写入已撤销。"
    }
  }

  private var schemaMessage: String {
    switch self {
    case .schemaOlder(let place, let pending):
      "数据库 \(place) 的结构比程序旧，还差\(pending.count)项迁移（\(pending.joined(separator: "、"))）。请先备份，再运行 heng database migrate。"
    case .schemaNewer(let place, let unknown):
      "数据库 \(place) 的结构比程序新，有本程序不认识的迁移（\(unknown.joined(separator: "、"))）。请改用较新版本的程序；没有改动数据库。"
    case .schemaAltered(let place, let differences):
      "数据库 \(place) 的迁移记录与程序不一致：\(differences.map(\.text).joined(separator: "；"))。请核对程序版本；没有改动数据库。"
    case .migrationFailed(let migration, let cause):
      "迁移 \(migration) 失败，已全部撤销，数据库停在上一项迁移：\(cause.message)"
    default: ""
    }
  }
}

extension OpenFault {
  package var message: String {
    switch self {
    case .directoryMissing: "所在的文件夹不存在，请先建立文件夹或改正路径"
    case .fileMissing: "文件不存在，请核对路径；新建数据库请运行 heng database migrate"
    case .isDirectory: "这是一个文件夹，请写到文件名为止"
    case .noPermission: "没有读写权限，请让管理员授权给运行本程序的用户"
    case .notADatabase: "这个文件不是 SQLite 数据库，请核对路径；没有改动它"
    case .inUse: "另一个程序正在使用它，请先停止那个程序"
    case .strangeLog(let log):
      "它旁边的日志文件 \(log) 不是它的，播入会损坏数据；没有打开。请把这个日志文件移到别处再试；若是刚把备份复制过来覆盖的，请改用 heng database restore"
    case .hostUnknown: "地址中的主机名找不到，请核对 --database；密码中的 @ / ? 须写成 %40 %2F %3F"
    case .unreachable(let reason): "连接不上数据库服务（\(reason)），请检查服务是否启动、地址和端口是否正确"
    case .authentication: "用户名或密码不被接受，请核对账号"
    case .databaseMissing: "服务器上没有这个数据库或用户，请让管理员先建立"
    case .wrongEncoding(let found):
      "数据库的编码或排序规则是\(found)，应为 UTF8 和 C（或 C.UTF-8）；请用 CREATE DATABASE … TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8' 建库"
    case .other(let reason): reason
    }
  }
}

extension ConstraintViolation {
  package var message: String {
    let spot = [table.map { "表 \($0)" }, columns.isEmpty ? nil : "列 \(columns.joined(separator: "、"))"].compactMap(\.self)
      .joined(separator: " ")
    let place = spot.isEmpty ? "" : "（\(spot)）"
    return switch kind {
    case .unique: "已有相同的记录，不能重复\(place)"
    case .foreignKey: "所引用的记录不存在，或仍被其他记录引用\(place)"
    case .check: "内容不符合规定\(name.map { "“\($0)”" } ?? "")\(place)"
    case .notNull: "必填项为空\(place)"
    case .rule: "受保护的记录不能这样改动\(name.map { "“\($0)”" } ?? "")\(place)"
    }
  }
}

extension String {
  /// Without a closing 。, for a reason that another sentence takes in.
  fileprivate var withoutStop: String { hasSuffix("。") ? String(dropLast()) : self }
}
