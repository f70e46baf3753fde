using System.Text;
using ProxyGuard.Cli.Output;
using ProxyGuard.Core.Explaining;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Reports;
using ProxyGuard.Core.Resolving;

namespace ProxyGuard.Cli.Explain;

/// <summary>The explanation of a chain for people.</summary>
internal static class ChainText
{
    public static string Render(ChainExplanation explanation)
    {
        var text = new StringBuilder($"GOPROXY={Clean(explanation.Chain)}\n{Sentence(explanation)}\n");
        foreach (var module in explanation.Modules)
        {
            text.Append($"\n  {Clean(module.Module)}\n");
            foreach (var file in module.Files) text.Append($"    {OutcomeText.Of(file.Endpoint),-6} {Walk(file)}\n");
        }
        if (explanation.FirstHop is { } death) text.Append($"\nIf {Clean(death.Hop)} dies now: {AfterDeath(death)}\n");
        if (explanation.WeakPoints.Count > 0) text.Append("\nWeakest points\n");
        foreach (var (place, point) in explanation.WeakPoints.Index()) text.Append($"  {place + 1}. {Of(point)}\n");
        if (explanation.Settings.Any(setting => setting.IsSet)) text.Append("\nWhere the settings come from\n");
        foreach (var setting in explanation.Settings.Where(setting => setting.IsSet))
            text.Append($"  {Clean(setting.Name),-12} {Of(setting.Source)}\n");
        return text.ToString();
    }

    private static string Sentence(ChainExplanation explanation) => explanation.Result switch
    {
        ResolutionResult.Pass => "Everything that was asked for is served.",
        ResolutionResult.Fail => "The build fails: go does not get everything that was asked for.",
        ResolutionResult.Hang => "The build hangs: go waits for ever for some of what was asked for.",
        _ when explanation.Modules.Count == 0 => "None of its proxies was asked for anything, so nothing is known of it.",
        _ => "It is not known whether the build passes: what decides was not asked, or is an origin.",
    };

    private static string Walk(ExplainedFile file)
    {
        var before = file.Steps.Where(step => step.Hop != file.ServedBy).Select(step => $"{Clean(step.Hop)}: {Answer(step)}").ToList();
        var because = before.Count > 0 ? $" ({string.Join("; ", before)})" : "";
        return file.Result switch
        {
            ResolutionResult.Pass => Clean(file.ServedBy!) + because,
            ResolutionResult.Hang => "waits for ever" + because,
            ResolutionResult.Fail => "nobody" + because,
            _ => "not known" + because,
        };
    }

    private static string Answer(ExplainedStep step) => step switch
    {
        { Hop: "off" } => "nothing more may be asked",
        { Hop: "direct" } => "the origin, which was not asked",
        { Outcome: null } => "was not asked for it",
        { Status: { } status } => $"{OutcomeText.Of(step.Outcome.Value)}, status {status}",
        _ => OutcomeText.Of(step.Outcome.Value),
    };

    private static string AfterDeath(HopDeath death) => death switch
    {
        { Of: 0 } => "nothing is served now, so nothing is lost.",
        { Lost: 0, Result: ResolutionResult.Pass } => $"the others serve all {Figures.Count(death.Of, "file")} without it.",
        { Lost: 0 } => $"what becomes of {Figures.Count(death.Of, "file")} is not known.",
        _ => $"{death.Lost} of {Figures.Count(death.Of, "file")} are lost, and the build "
            + (death.Result == ResolutionResult.Hang ? "hangs." : "fails."),
    };

    private static string Of(WeakPoint point) => point.Code switch
    {
        WeakPointCode.FailsNow => $"{point.Count} of {Figures.Count(point.Of, "file")} fail now; the walk ends at {Hop(point)}.",
        WeakPointCode.HangsNow => $"{Hop(point)} is silent: go waits for ever for {point.Count} of {Figures.Count(point.Of, "file")}.",
        WeakPointCode.SinglePoint =>
            $"{Hop(point)} alone keeps {point.Count} of {Figures.Count(point.Of, "file")}: the build fails when it does.",
        WeakPointCode.VerificationWeakened => "A setting switches verification off or weakens it.",
        WeakPointCode.WithoutHash =>
            $"go.sum has no hash for {point.Count} of {Figures.Count(point.Of, "module version")}: the checksum database must answer.",
        WeakPointCode.NotKnown => $"It is not known who serves {point.Count} of {Figures.Count(point.Of, "file")}; {Hop(point)} decides.",
        WeakPointCode.Degraded => $"{Hop(point)} is degraded.",
        WeakPointCode.OriginLast => "The list ends in direct: then git, GOVCS and every origin must work.",
        _ => Codes.Of(point.Code),
    };

    private static string Hop(WeakPoint point) => Clean(point.Hop ?? "a hop");

    private static string Of(SettingSource source) => source switch
    {
        SettingSource.Environment => "a variable of the environment",
        SettingSource.UserFile => "the user's env file (go env -w)",
        SettingSource.GoRoot => "$GOROOT/go.env",
        _ => "built into go",
    };

    private static string Clean(string text) => PlainText.Clean(text, 300);
}
