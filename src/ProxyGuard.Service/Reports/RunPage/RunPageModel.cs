using ProxyGuard.Service.Reports.RepositoryPage;

namespace ProxyGuard.Service.Reports.RunPage;

/// <summary>What <c>run.hbs</c> may read.</summary>
internal sealed record RunPageModel(PageFrame Frame, string Heading) : PageModel(Frame)
{
    public override string Title => Heading;

    public required string Repository { get; init; }

    public required string RepositoryPath { get; init; }

    public required MomentModel Time { get; init; }

    public required string Level { get; init; }

    public required PageSentence Status { get; init; }

    /// <summary>How bad the decision is, and its words.</summary>
    public required VerdictModel Decision { get; init; }

    public required bool Rescued { get; init; }

    public required IReadOnlyList<FactModel> Facts { get; init; }

    public required IReadOnlyList<string> Before { get; init; }

    public required IReadOnlyList<string> After { get; init; }

    public required bool Changed { get; init; }

    /// <summary>What was set and left out, and whether the former chain would have done.</summary>
    public required IReadOnlyList<FactModel> Chain { get; init; }

    public required IReadOnlyList<string> Reasons { get; init; }

    public required IReadOnlyList<ProbedProxyModel> Proxies { get; init; }

    public required IReadOnlyList<ExplanationModel> Explanations { get; init; }

    public required IReadOnlyList<FactModel> Settings { get; init; }

    public required IReadOnlyList<WarningModel> Warnings { get; init; }

    /// <summary>An http(s) address of the run in its CI system; empty when there is none.</summary>
    public required string CiPath { get; init; }

    public required DataLinks Data { get; init; }
}

/// <summary>One candidate: the verdict, why, and all that was seen.</summary>
internal sealed record ProbedProxyModel(
    string Id, string Level, string Health, IReadOnlyList<string> Tags, IReadOnlyList<string> Reasons, IReadOnlyList<ProbeModel> Probes);

internal sealed record ProbeModel(
    string Level,
    string Request,
    IReadOnlyList<string> Module,
    string Outcome,
    string Status,
    string Connect,
    string FirstByte,
    string Total,
    string Bytes,
    string Notes);

/// <summary>What go does with one chain, in words.</summary>
internal sealed record ExplanationModel(
    string Heading,
    IReadOnlyList<string> Chain,
    string Level,
    string Sentence,
    FactModel? IfDies,
    IReadOnlyList<string> WeakPoints,
    IReadOnlyList<WalkModel> Walks);

/// <summary>Who serves one file, and who is asked before.</summary>
internal sealed record WalkModel(IReadOnlyList<string> Module, string Request, string Level, string ServedBy, string Before);

internal sealed record WarningModel(string Code, IReadOnlyList<string> Arguments);
