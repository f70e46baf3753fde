using ProxyGuard.Cli.Options;
using ProxyGuard.Cli.Wording;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Cli.Comments;

/// <summary>Reads the reports that another run left behind. Whatever the files are, little is read of them and nothing is repeated.</summary>
internal static class ForeignFiles
{
    private const int MostFiles = 50;
    private const int MostFaults = 10;

    private static readonly EnumerationOptions Walk = new()
    {
        RecurseSubdirectories = true,
        MaxRecursionDepth = 3,
        // A link could lead out of what was left behind.
        AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Device,
    };

    /// <param name="path">A report, or a directory of which every .json file is one.</param>
    /// <param name="repository">Whose reports they are.</param>
    /// <param name="language">The reader's language.</param>
    /// <returns>What was read, and a sentence for each file that is no report.</returns>
    public static (IReadOnlyList<RunReport> Reports, IReadOnlyList<string> Faults) Read(string path, string repository, Language language)
    {
        var reports = new List<RunReport>();
        var faults = new List<string>();
        foreach (var file in Directory.Exists(path) ? Below(path) : [path])
        {
            var (report, fault) = ReadOne(file, repository);
            if (report is not null) reports.Add(report);
            if (fault is not null) faults.Add(fault(language));
        }
        return (reports, faults);
    }

    private static IEnumerable<string> Below(string directory) =>
        Directory.EnumerateFiles(directory, "*.json", Walk).Order(StringComparer.Ordinal).Take(MostFiles);

    private static (RunReport? Report, Sentence? Fault) ReadOne(string file, string repository)
    {
        try
        {
            using var stream = File.OpenRead(file);
            // One byte more than a report has, so that the reader sees that it is too long; the length a file claims may be wrong.
            var bytes = new byte[ReportLimits.Bytes + 1];
            var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            var reading = ForeignReport.Read(bytes.AsMemory(0, length), repository);
            return (reading.Report, reading.Report is null
                ? words => words.PullRequest.IsNoReport(OptionFault.Quote(file), Clauses(reading.Faults, words))
                : null);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return (null, words => words.PullRequest.CannotBeRead(OptionFault.Quote(file)));
        }
    }

    private static string Clauses(IReadOnlyList<ReportFault> faults, Language language) => language.Grammar.Clauses(
    [
        .. faults.Take(MostFaults).Select(fault => $"{fault.Path} {language.Engine.Say(fault.Words)}"),
        .. faults.Count > MostFaults ? new[] { language.PullRequest.MoreFaults(faults.Count - MostFaults) } : [],
    ]);
}
