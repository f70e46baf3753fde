using System.Text.RegularExpressions;

namespace ProxyGuard.Core.Diagnosing;

/// <summary>What other programs than <c>go</c>'s downloader say: the machine, the compiler, tests, tools.</summary>
internal static class OwnFaultRules
{
    /// <summary>The machine; go says it as well as others.</summary>
    public static FaultRules Machine { get; } = new(
    [
        ("no space left on device|[Dd]isk quota exceeded|not enough space on the disk", BuildFault.DiskFull),
        ("runtime: out of memory|fatal error: (failed to reserve|out of memory)|runtime: cannot (map|allocate)|cannot allocate memory|Out of memory: |OOMKilled|virtual memory exhausted|: signal: killed$",
            BuildFault.OutOfMemory),
        (@"\b(mkdir|open|create|rename|unlinkat|chmod|remove|write) \S+: (permission denied|read-only file system|Access is denied)",
            BuildFault.PermissionDenied),
    ]);

    /// <summary>Causes by themselves; the first that matches decides.</summary>
    public static FaultRules Causes { get; } = new(
    [
        // Go 1.27 no longer says that these are of vet.
        (@"^\S+\.go:\d+:\d+: .*(passes lock by value|copies lock|[Pp]rint\S* (format|call|does)|[Ff](atal|ormat|rror|printf)\S* (format|call) "
            + "|rrorf format|struct field tag|unkeyed fields|unreachable code|self-assignment|call not used|possible misuse of|the cancel function"
            + "|captured by func literal|should have signature|non-constant format string|impossible (interface|type)|refers to unknown)",
            BuildFault.VetFailure),
        (@"^\s*--- FAIL: |^=== FAIL: |^FAIL\s+\S+\s+\d+(\.\d+)?s|^panic: |^fatal error: all goroutines|^FAIL! |^Summarizing \d+ Failure",
            BuildFault.TestFailure),
        (@"^\S+\.go:\d+:\d+: .* \([a-z][a-z0-9_-]*\)$|^\S+\.go:\d+:\d+: .*\((SA|ST|S|QF|U)\d{4}\)$", BuildFault.OtherTool),
        (@"^(vet: )?\S+\.(go|s|c|h|cc|cpp):\d+(:\d+)?: |imported and not used|: undefined reference to |^ld: |/link: |^cgo: "
            + "|error: linker|C compiler .* not found", BuildFault.CompileError),
    ]);

    /// <summary>What a program says that has nothing to add; counts when nothing else was found.</summary>
    public static FaultRules Echoes { get; } = new(
    [
        ("[Tt]he (operation|job|build|run|pipeline|workflow) (was|has been) cancell?ed|Cancell?ing since|^Aborted by |^Sending interrupt signal"
            + "|job cancell?ed|^Build was aborted|Canceled by|^Finished: ABORTED", BuildFault.Cancelled),
        (@"^FAIL\s+\S+ \[build failed\]", BuildFault.CompileError),
        (@"^FAIL(\s|$)", BuildFault.TestFailure),
        ("^Killed$|(exit|exited with) (code|status):? 137|Error 137$", BuildFault.OutOfMemory),
        (@"^g?make(\[\d+\])?: \*\*\* |^exit status \d+$|: command not found$"
            + @"|^(curl|wget|sh|bash|npm ERR!|E|fatal): |\bERR!|^diff (--git |-u )|^\S+\.go$", BuildFault.OtherTool),
    ]);

    /// <summary>A runner says that a step ended badly, and no more.</summary>
    public static Regex BadEnd { get; } = LogPattern.Of(
        "(exit|exited with|returned exit|[Cc]ompleted with exit|failed: exit) (code|status):? '?[1-9]");

    /// <summary>A time limit that ended something.</summary>
    public static Regex TimeLimit { get; } = LogPattern.Of(
        "exceeded the maximum (execution )?time|has timed out|ran longer than the maximum time|execution took longer than"
        + "|due to timeout|[Tt]imeout (has been )?exceeded|timed out after|time limit|(exit|exited with|returned exit) (code|status):? (124|143)"
        + @"|Error (124|143)$|^Terminated|\] Terminated|signal: (terminated|interrupt)|^SIGQUIT: quit|stuck_or_timeout");
}
