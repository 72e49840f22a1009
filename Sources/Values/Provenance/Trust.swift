/// How far a stated value is trusted (可信程度): S printed in a seed paper, P read in public, K professional knowledge, D own decision.
package enum Trust: String, CaseIterable, Hashable, Sendable, Codable { case S, P, K, D }
