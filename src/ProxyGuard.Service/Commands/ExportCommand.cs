using System.CommandLine;
using System.Globalization;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Export;
using ProxyGuard.Service.Wording;

namespace ProxyGuard.Service.Commands;

/// <summary><c>export</c>: a repository's page as one file that can be opened, sent and printed without the service.</summary>
internal sealed class ExportCommand(ServiceCommands commands)
{
    private const int MostDays = 400;

    private readonly Option<string> _repository = new("--repo") { Required = true, HelpName = "ID" };
    private readonly Option<string> _from = new("--from") { Required = true, HelpName = "DAY" };
    private readonly Option<string> _to = new("--to") { Required = true, HelpName = "DAY" };
    private readonly Option<string> _file = new("--out") { Required = true, HelpName = "FILE" };
    private readonly Option<string> _language = new("--lang") { HelpName = "en|zh", DefaultValueFactory = _ => "en" };
    private readonly Option<bool> _force = new("--force");

    public Command Grammar()
    {
        _repository.Description = "The repository, such as github.com/acme/widgets";
        _from.Description = "The first UTC day, such as 2026-11-01";
        _to.Description = "The last UTC day; a day that has not ended is shown as far as it is known";
        _file.Description = "Where the report is written, such as report.html";
        _language.Description = "The language of its words";
        _force.Description = "Write over a file that is there";
        var export = new Command("export", "Writes a repository's report as one file")
        {
            _repository, _from, _to, _file, _language, _force,
        };
        export.SetAction(ExportAsync);
        return export;
    }

    private async Task<int> ExportAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (file, force, faults) = (parsed.GetValue(_file)!, parsed.GetValue(_force), new List<string>());
        var query = Read(parsed, faults);
        if (Path.Exists(file) && !(force && File.Exists(file))) faults.Add($"--out {file} is there already; --force writes over a file");
        if (faults.Count > 0) return await commands.RefuseAsync(faults);
        return await commands.WithAsync<ReportExport>(
            reports => ExportAsync(reports, query, file, force, cancellationToken), cancellationToken);
    }

    private ExportQuery Read(ParseResult parsed, List<string> faults)
    {
        var repository = parsed.GetValue(_repository)!;
        if (!ReportIds.IsRepository(repository)) faults.Add($"--repo {ReportIds.RepositoryForm}");
        var (from, to) = (Day(parsed, _from, faults), Day(parsed, _to, faults));
        if (faults.Count == 0 && to < from) faults.Add("--to must not be before --from");
        if (faults.Count == 0 && to.DayNumber - from.DayNumber >= MostDays)
            faults.Add($"--from must be less than {MostDays} days before --to");
        var language = parsed.GetValue(_language) switch { "en" => Language.English, "zh" => Language.Chinese, _ => null };
        if (language is null) faults.Add("--lang must be en or zh");
        return new(repository, from, to, language ?? Language.English);
    }

    private static DateOnly Day(ParseResult parsed, Option<string> option, List<string> faults)
    {
        if (DateOnly.TryParseExact(parsed.GetValue(option), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.Year is >= 2000 and < 3000) return day;
        faults.Add($"{option.Name} must be a UTC day such as 2026-11-21, from 2000 to 2999");
        return default;
    }

    private async Task<int> ExportAsync(
        ReportExport reports, ExportQuery query, string file, bool force, CancellationToken cancellationToken)
    {
        if (await reports.MakeAsync(query, cancellationToken) is not { } text)
            return await commands.RefuseAsync($"nothing is known of {query.Repository} in this time");
        try
        {
            await WriteAsync(file, text, force, cancellationToken);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return await commands.RefuseAsync($"--out {file} cannot be written: {fault.Message}");
        }
        await commands.TellAsync($"{file} has the report of {query.Repository} from {query.First:O} to {query.Last:O}.");
        return 0;
    }

    // Beside it first: whoever opens the file meanwhile, or after a full disk, has the former one and never a half.
    private static async Task WriteAsync(string file, string text, bool force, CancellationToken cancellationToken)
    {
        var beside = $"{file}.{Path.GetRandomFileName()}";
        try
        {
            await File.WriteAllTextAsync(beside, text, cancellationToken);
            File.Move(beside, file, force);
        }
        finally
        {
            if (File.Exists(beside)) File.Delete(beside);
        }
    }
}
