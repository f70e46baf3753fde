namespace ProxyGuard.Service.Configuration;

/// <summary>A setting between two values, both allowed.</summary>
internal sealed record SettingRange<T>(string Key, T Least, T Most, string Meaning) where T : IComparable<T>
{
    public Setting Setting { get; } = new(Key, FormattableString.Invariant($"from {Least} to {Most}"), Meaning);

    // What is no number is in no range.
    public IEnumerable<string> Faults(T value)
    {
        if (!(value.CompareTo(Least) >= 0 && value.CompareTo(Most) <= 0)) yield return Setting.Fault(value);
    }
}
