namespace ProxyGuard.Service.Configuration;

/// <summary>One key of the configuration, as faults and the page of all settings tell it.</summary>
/// <param name="Key">Its section and name, such as <c>Worker:Interval</c>.</param>
/// <param name="Allowed">What it may be; stands after "it must be".</param>
/// <param name="Meaning">What it is, for the page.</param>
internal sealed record Setting(string Key, string Allowed, string Meaning)
{
    /// <summary>The default in words, where it is not the same on every machine.</summary>
    public string? Default { get; init; }

    public string Fault(object value) => $"{Key} is {value}: it must be {Allowed}";
}
