namespace ProxyGuard.Core.Reports;

/// <summary>One thing wrong in a run report.</summary>
/// <param name="Path">Where: a JSON path such as <c>proxies[2].health</c>; <c>$</c> for the document as a whole.</param>
/// <param name="Words">
/// What is allowed there: an English sentence without its subject, its arguments beside it, so that it can be said in another language.
/// It never repeats the value.
/// </param>
public sealed record ReportFault(string Path, FormattableString Words)
{
    /// <summary>The words in English.</summary>
    public string Message => FormattableString.Invariant(Words);

    /// <summary>The place and the words.</summary>
    public override string ToString() => $"{Path} {Message}";
}

/// <summary>What reading a run report gave.</summary>
/// <param name="Report">The report; null when there is any fault.</param>
/// <param name="Faults">Every fault, in reading order; the first <see cref="ReportLimits.Faults"/> one by one, then their number.</param>
public sealed record ReportReading(RunReport? Report, IReadOnlyList<ReportFault> Faults);
