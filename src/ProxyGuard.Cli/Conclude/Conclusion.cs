using ProxyGuard.Core.Outcomes;

namespace ProxyGuard.Cli.Conclude;

/// <summary>What a last step was told about the build that it ends.</summary>
/// <param name="Status">How the build ended.</param>
/// <param name="Log">The file of its log, <c>-</c> for standard input, or null.</param>
/// <param name="RunKey">The key of the guard's run; null when no guard left one.</param>
internal sealed record Conclusion(BuildStatus Status, string? Log, Guid? RunKey);
