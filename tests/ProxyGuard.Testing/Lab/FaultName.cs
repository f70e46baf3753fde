using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using ProxyGuard.Core.Explaining;
using ProxyGuard.Core.Probing;

namespace ProxyGuard.Testing.Lab;

/// <summary>Reads the names of faults and of endpoints.</summary>
public static class FaultName
{
    /// <exception cref="FormatException">Nothing has this name; the message lists what has.</exception>
    public static Fault Parse(string name) => TryParse(name, out var fault)
        ? fault
        : throw new FormatException(
            $"unknown fault '{name}'; allowed: http-NNN, http-NNN-good-body (NNN from 201 to 599), "
            + $"{string.Join(", ", FaultNames.Named.Select(known => known.Name))}");

    public static bool TryParse(string name, [NotNullWhen(true)] out Fault? fault)
    {
        fault = FaultNames.Named.FirstOrDefault(known => known.Name == name) ?? ParseStatus(name);
        return fault is not null;
    }

    /// <summary>
    /// Reads <c>zip</c>, <c>sumdb-lookup</c>, …; <c>absent</c> is every request for a module that the tree does not know.
    /// </summary>
    public static Endpoint ParseEndpoint(string name) => FaultMap.Endpoints.TryGetValue(name, out var endpoint)
        ? endpoint
        : throw new FormatException($"unknown endpoint '{name}'; allowed: {string.Join(", ", FaultMap.Endpoints.Keys)}");

    public static string Of(Endpoint endpoint) => FaultMap.NameOf(endpoint);

    private static Fault? ParseStatus(string name)
    {
        const string prefix = "http-", goodBody = "-good-body";
        if (!name.StartsWith(prefix, StringComparison.Ordinal)) return null;
        var keepBody = name.EndsWith(goodBody, StringComparison.Ordinal);
        var digits = name[prefix.Length..^(keepBody ? goodBody.Length : 0)];
        var isStatus = digits.Length == 3 && int.TryParse(digits, NumberStyles.None, null, out var status) & status is > 200 and < 600;
        return isStatus ? FaultNames.Status(int.Parse(digits), keepBody) : null;
    }
}
