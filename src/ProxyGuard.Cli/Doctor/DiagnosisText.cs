using ProxyGuard.Cli.Output;
using ProxyGuard.Core.Diagnosing;
using ProxyGuard.Core.Outcomes;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Cli.Doctor;

/// <summary>A diagnosis in at most five lines, for people. Texts from the log are cut, not yet encoded: each host does that for its own
/// log.</summary>
internal static class DiagnosisText
{
    /// <summary>The page that has a section for each cause.</summary>
    public const string Page = "https://github.com/proxyguard/proxyguard/blob/main/docs/doctor.md";

    private const int LongestEvidence = 400;

    public static bool IsProxys(Diagnosis diagnosis) => diagnosis.Cause == FailureCause.Proxy;

    public static IReadOnlyList<string> Of(Diagnosis? diagnosis)
    {
        if (diagnosis is null)
            return ["No cause was found in this log: nothing in it is known to come from a module proxy, from go, or from a test.", $"What is looked for: {Page}"];
        var (what, whatToDo) = Advice.For(diagnosis.Fault);
        string?[] lines =
        [
            $"{Codes.Of(diagnosis.Fault)}: {what}{Blame(diagnosis.Cause)}",
            Who(diagnosis),
            $"Line {diagnosis.Line}: {PlainText.Clean(diagnosis.Evidence, LongestEvidence)}",
            $"What to do: {whatToDo}",
            $"More: {Page}#{Codes.Of(diagnosis.Fault)}",
        ];
        return [.. lines.OfType<string>()];
    }

    private static string Blame(FailureCause cause) => cause == FailureCause.Other ? " Not the proxy's fault." : "";

    private static string? Who(Diagnosis diagnosis)
    {
        var proxy = diagnosis.Proxy is { } host ? $"Asked: {PlainText.Clean(host, 200)}" : null;
        var module = diagnosis.Module is { } path ? $"Module: {PlainText.Clean(path, 200)}" : null;
        return proxy is null ? module : module is null ? proxy : $"{proxy}  {module}";
    }
}
