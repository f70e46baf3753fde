using System.Globalization;

namespace ProxyGuard.Testing.Lab;

/// <summary>A hop described in one word: <c>NAME[:ITEM,ITEM…]</c>, an item being a fault, <c>fault@endpoint</c>, or a setting.</summary>
public sealed record HopSpec(HopFaults Faults, LabOptions Options)
{
    private const string Settings = "tls, http2, path=/PATH, latency=DURATION, accept-latency=DURATION, slow=DURATION, rate=BYTES, "
        + "limit=REQUESTS, break-after=N, heal-after=N";

    /// <exception cref="FormatException">An item is neither a known fault nor a setting; the message lists what is allowed.</exception>
    public static HopSpec Parse(string text)
    {
        var (name, items) = text.Split(':', 2) is [var before, var after] ? (before, after) : (text, "");
        return items.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Aggregate(new HopSpec(HopFaults.None, LabOptions.Default with { Name = name }), (spec, item) => spec.And(item));
    }

    /// <summary>Reads <c>500ms</c>, <c>5s</c>, <c>2m</c>.</summary>
    public static TimeSpan Duration(string text)
    {
        var digits = text.TrimEnd('m', 's');
        var isNumber = double.TryParse(digits, NumberStyles.AllowDecimalPoint, null, out var number);
        return text[digits.Length..] switch
        {
            "ms" when isNumber => TimeSpan.FromMilliseconds(number),
            "s" when isNumber => TimeSpan.FromSeconds(number),
            "m" when isNumber => TimeSpan.FromMinutes(number),
            _ => throw new FormatException($"'{text}' is no duration (500ms, 5s, 2m)"),
        };
    }

    private HopSpec And(string item) => item.Split('=', 2) switch
    {
        ["tls"] => this with { Options = Options with { Tls = true } },
        ["http2"] => this with { Options = Options with { Http2 = true } },
        ["path", var value] => this with { Options = Options with { BasePath = value } },
        ["latency", var value] => this with { Options = Options with { Latency = Duration(value) } },
        ["accept-latency", var value] => this with { Options = Options with { AcceptLatency = Duration(value) } },
        ["slow", var value] => this with { Options = Options with { SlowTime = Duration(value) } },
        ["rate", var value] => this with { Options = Options with { BytesPerSecond = Number(value) } },
        ["limit", var value] => this with { Options = Options with { RequestsPerSecond = Number(value) } },
        ["break-after", var value] => this with { Faults = Faults with { BreakAfter = Number(value) } },
        ["heal-after", var value] => this with { Faults = Faults with { HealAfter = Number(value) } },
        [var fault] => this with { Faults = Faults.And(fault) },
        _ => throw new FormatException($"unknown setting '{item}' of a hop; allowed: {Settings}"),
    };

    private static int Number(string text) =>
        int.TryParse(text, NumberStyles.None, null, out var number) && number >= 0
            ? number
            : throw new FormatException($"'{text}' is no number of 0 or more");
}
