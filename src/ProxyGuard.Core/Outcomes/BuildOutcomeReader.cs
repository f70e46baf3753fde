using ProxyGuard.Core.Reports;

namespace ProxyGuard.Core.Outcomes;

/// <summary>What reading a build's outcome gave.</summary>
/// <param name="Outcome">The outcome; null when there is any fault.</param>
/// <param name="Faults">Every fault, in reading order.</param>
public sealed record OutcomeReading(BuildOutcome? Outcome, IReadOnlyList<ReportFault> Faults);

/// <summary>Reads a build's outcome that somebody sent, as <see cref="RunReportReader"/> reads a report: it never throws.</summary>
public static class BuildOutcomeReader
{
    /// <summary>Reads UTF-8 JSON of at most <see cref="ReportLimits.OutcomeBytes"/>.</summary>
    public static OutcomeReading Parse(ReadOnlyMemory<byte> utf8)
    {
        var (outcome, faults) = StrictJson.Parse(utf8, ReportLimits.OutcomeBytes, Read);
        return new OutcomeReading(outcome, faults);
    }

    private static BuildOutcome Read(JsonFields fields)
    {
        var outcome = new BuildOutcome
        {
            Schema = RunReportReader.ReadSchema(fields),
            Repository = fields.Id("repository", ReportIds.IsRepository, ReportIds.RepositoryForm),
            Status = fields.Code<BuildStatus>("status"),
            Cause = fields.OptionalCode<FailureCause>("cause"),
        };
        if (outcome is { Cause: not null, Status: not BuildStatus.Failure }) fields.Refuse("cause", $"must be given only with failure");
        return outcome;
    }
}
