using ProxyGuard.Cli.Output;
using ProxyGuard.Cli.Wording;
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

    public static IReadOnlyList<string> Of(Diagnosis? diagnosis, DoctorWording words)
    {
        if (diagnosis is null) return [words.NoCause, words.WhatIsLookedFor(Page)];
        var code = Codes.Of(diagnosis.Fault);
        string?[] lines =
        [
            words.Cause(code, words.What(diagnosis.Fault), diagnosis.Cause != FailureCause.Other),
            Who(diagnosis, words),
            words.Line(diagnosis.Line, PlainText.Clean(diagnosis.Evidence, LongestEvidence)),
            words.WhatToDo(words.Advice(diagnosis.Fault)),
            words.More($"{Page}#{code}"),
        ];
        return [.. lines.OfType<string>()];
    }

    private static string? Who(Diagnosis diagnosis, DoctorWording words)
    {
        var proxy = diagnosis.Proxy is { } host ? words.Asked(PlainText.Clean(host, 200)) : null;
        var module = diagnosis.Module is { } path ? words.Module(PlainText.Clean(path, 200)) : null;
        return proxy is null ? module : module is null ? proxy : $"{proxy}  {module}";
    }
}
