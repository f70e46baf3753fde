using ProxyGuard.Core.Modules;

namespace ProxyGuard.Core.Proxies;

/// <summary>
/// The value of the options <c>proxies</c> and <c>private-proxies</c>: URLs with a comma between, read as GOPROXY reads them.
/// </summary>
public static class ProxyListOption
{
    /// <summary>Reads such a value; <c>direct</c>, <c>off</c> and <c>|</c> have no place in it.</summary>
    /// <param name="value">The text of the option.</param>
    /// <param name="option">The option's name for faults.</param>
    /// <returns>The URLs in order and every fault; faults hold no credentials.</returns>
    public static Parsed<IReadOnlyList<ProxyUrl>> Parse(string value, string option)
    {
        var faults = new List<SourceFault>();
        if (value.Contains('|', StringComparison.Ordinal))
            faults.Add(new SourceFault(option, 0, $"'|' has no place here, the separators are chosen (allowed: URLs with ',' between)"));
        var words = value.Split(',', '|').ToLookup(element => element.Trim() is "direct" or "off");
        foreach (var word in words[true].Select(word => word.Trim()).Distinct())
            faults.Add(new(option, 0, $"'{word}' is no proxy (allowed: URLs; for the chain's end there is the option 'direct')"));
        var list = string.Join(',', words[false].Where(element => !string.IsNullOrWhiteSpace(element)));
        var parsed = list.Length == 0 ? new Parsed<ProxyChain?>(null, []) : GoProxyParser.Parse(list, option);
        return new Parsed<IReadOnlyList<ProxyUrl>>([.. (parsed.Value?.Hops ?? []).Select(hop => hop.Url!)], [.. faults, .. parsed.Faults]);
    }
}
