using ProxyGuard.Cli.Options;
using ProxyGuard.Core.Outcomes;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Cli.Conclude;

/// <summary>Reads the options of <c>conclude</c>.</summary>
internal sealed class ConclusionReader(OptionValues values, IReadOnlyDictionary<string, string> environment, List<OptionFault> faults)
{
    /// <summary>What was told; stands for nothing when faults were added.</summary>
    public Conclusion Read() => new(ReadStatus(), Find(OptionTable.Log)?.Text, ReadKey());

    private BuildStatus ReadStatus()
    {
        if ((Find(OptionTable.JobStatus) ?? FromSystem()) is not { } value)
            return Refuse(OptionTable.JobStatus, new("", OptionTable.JobStatus.Name), "is missing");
        return JobStatus.Parse(value.Text) ?? Refuse(OptionTable.JobStatus, value, $"{OptionFault.Quote(value.Text)} is not allowed");
    }

    private OptionValue? FromSystem() => JobStatus.Variables
        .Where(name => !string.IsNullOrWhiteSpace(environment.GetValueOrDefault(name)))
        .Select(name => new OptionValue(environment[name], $"variable {name}"))
        .FirstOrDefault();

    private Guid? ReadKey()
    {
        if (Find(OptionTable.RunKey) is not { } value) return null;
        if (Guid.TryParseExact(value.Text, "D", out var key) && RunKey.IsValid(key)) return key;
        Refuse(OptionTable.RunKey, value, $"{OptionFault.Quote(value.Text)} is no run key");
        return null;
    }

    private OptionValue? Find(OptionDescriptor option)
    {
        var found = values.Find(option);
        if (found.Count > 1) faults.Add(new OptionFault(found[0].Origin, $"is given {found.Count} times; allowed: once"));
        return found is [{ Text: var text } first, ..] && !string.IsNullOrWhiteSpace(text) ? first : null;
    }

    private BuildStatus Refuse(OptionDescriptor option, OptionValue value, string why)
    {
        faults.Add(new OptionFault(value.Origin, $"{why}; allowed: {option.Allowed}"));
        return default;
    }
}
