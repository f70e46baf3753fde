using ProxyGuard.Cli.Options;
using ProxyGuard.Cli.Wording;
using ProxyGuard.Core.Outcomes;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Cli.Conclude;

/// <summary>Reads the options of <c>conclude</c>.</summary>
internal sealed class ConclusionReader(
    OptionValues values, IReadOnlyDictionary<string, string> environment, OptionWording words, List<OptionFault> faults)
{
    /// <summary>What was told; stands for nothing when faults were added.</summary>
    public Conclusion Read() => new(ReadStatus(), Find(OptionTable.Log)?.Text, ReadKey());

    private BuildStatus ReadStatus()
    {
        if ((Find(OptionTable.JobStatus) ?? FromSystem()) is not { } value)
            return Refuse(OptionTable.JobStatus, new("", OptionTable.JobStatus.Name), words.IsMissing);
        return JobStatus.Parse(value.Text) ?? Refuse(OptionTable.JobStatus, value, words.NotAllowed(OptionFault.Quote(value.Text), ""));
    }

    private OptionValue? FromSystem() => JobStatus.Variables
        .Where(name => !string.IsNullOrWhiteSpace(environment.GetValueOrDefault(name)))
        .Select(name => new OptionValue(environment[name], words.Variable(name)))
        .FirstOrDefault();

    private Guid? ReadKey()
    {
        if (Find(OptionTable.RunKey) is not { } value) return null;
        if (Guid.TryParseExact(value.Text, "D", out var key) && RunKey.IsValid(key)) return key;
        Refuse(OptionTable.RunKey, value, words.NoRunKey(OptionFault.Quote(value.Text)));
        return null;
    }

    private OptionValue? Find(OptionDescriptor option)
    {
        var found = values.Find(option);
        if (found.Count > 1) faults.Add(new OptionFault(found[0].Origin, words.Allowed(words.IsGivenTimes(found.Count), words.Once)));
        return found is [{ Text: var text } first, ..] && !string.IsNullOrWhiteSpace(text) ? first : null;
    }

    private BuildStatus Refuse(OptionDescriptor option, OptionValue value, string why)
    {
        faults.Add(new OptionFault(value.Origin, words.Allowed(why, words.Of(option).Allowed)));
        return default;
    }
}
