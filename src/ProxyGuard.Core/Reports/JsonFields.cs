using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace ProxyGuard.Core.Reports;

/// <summary>
/// Reads the members of one JSON object. A member that is wrong leaves a fault with its path and gives a stand-in value, so that one pass
/// finds every fault; null is the same as absent.
/// </summary>
/// <param name="element">The object.</param>
/// <param name="path">Where it stands; asked for only when something is wrong, since most reports are well.</param>
/// <param name="faults">Where faults go.</param>
internal sealed class JsonFields(JsonElement element, Func<string> path, FaultList faults)
{
    public string Text(string name, int longest)
    {
        var text = OptionalText(name, longest);
        return string.IsNullOrEmpty(text) ? Missing(name, "", $"must be a text of 1 to {longest} characters") : text;
    }

    public string? OptionalText(string name, int longest) =>
        Find(name) is { } value ? ReadText(value, longest) ?? Fault(name, "?", TextForm(longest)) : null;

    public string Id(string name, Func<string, bool> isValid, FormattableString form)
    {
        if (Find(name) is not { } value) return Missing(name, "", form);
        return ReadId(value, isValid) ?? Fault(name, "", form);
    }

    public double? OptionalNumber(string name, double largest)
    {
        if (Find(name) is not { } value) return null;
        return value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && number >= 0 && number <= largest
            ? number
            : Fault(name, 0d, NumberForm(largest));
    }

    public double Number(string name, double largest) =>
        OptionalNumber(name, largest) ?? Missing(name, 0d, NumberForm(largest));

    public long? OptionalInteger(string name, long smallest, long largest)
    {
        if (Find(name) is not { } value) return null;
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) && number >= smallest && number <= largest
            ? number
            : Fault(name, smallest, IntegerForm(smallest, largest));
    }

    public int? OptionalInteger(string name, int smallest, int largest) => (int?)OptionalInteger(name, (long)smallest, largest);

    public int Count(string name) =>
        OptionalInteger(name, 0, ReportLimits.Count) ?? Missing(name, 0, IntegerForm(0, ReportLimits.Count));

    public bool? OptionalFlag(string name) => Find(name) is not { } value ? null : value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => Fault(name, false, FlagForm),
    };

    public bool Flag(string name) => OptionalFlag(name) ?? Missing(name, false, FlagForm);

    public T? OptionalCode<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>(string name)
        where T : struct, Enum =>
        Find(name) is { } value ? ReadCode<T>(value) ?? Fault(name, default(T), Allowed<T>()) : null;

    public T Code<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>(string name) where T : struct, Enum =>
        OptionalCode<T>(name) ?? Missing(name, default(T), Allowed<T>());

    public Guid Key(string name)
    {
        if (Find(name) is not { } value) return Missing(name, Guid.Empty, RunKey.Form);
        return IsText(value) && value.TryGetGuid(out var key) && RunKey.IsValid(key)
            ? key
            : Fault(name, Guid.Empty, RunKey.Form);
    }

    public DateTimeOffset Instant(string name)
    {
        if (Find(name) is not { } value) return Missing(name, DateTimeOffset.UnixEpoch, InstantForm);
        return IsText(value) && value.TryGetDateTimeOffset(out var time) && time.Year is >= 2020 and <= 2100
            ? time.ToUniversalTime()
            : Fault(name, DateTimeOffset.UnixEpoch, InstantForm);
    }

    public string? OptionalWebAddress(string name)
    {
        var text = OptionalText(name, ReportLimits.Url);
        return text is null || (Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri is { Scheme: "http" or "https", UserInfo: "" })
            ? text
            : Fault<string?>(name, null, $"must be an http or https address without credentials");
    }

    public JsonFields? OptionalObject(string name) => Find(name) is { } value ? AsObject(value, () => PathOf(name)) : null;

    public JsonFields? Object(string name) =>
        Find(name) is { } value ? AsObject(value, () => PathOf(name)) : Missing<JsonFields?>(name, null, ObjectForm);

    public IReadOnlyList<T> Objects<T>(string name, int most, Func<JsonFields, T> read) where T : class =>
        [.. List(name, most, (value, at) => AsObject(value, at) is { } item ? read(item) : null).OfType<T>()];

    public IReadOnlyList<string> Texts(string name, int most, int longest) =>
        List(name, most, (value, at) => ReadText(value, longest) ?? faults.Add(at(), "?", TextForm(longest)));

    public IReadOnlyList<string> Ids(string name, int most, Func<string, bool> isValid, FormattableString form) =>
        List(name, most, (value, at) => ReadId(value, isValid) ?? faults.Add(at(), "", form));

    public IReadOnlyList<T> CodeList<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>(string name, int most)
        where T : struct, Enum => List(name, most, (value, at) => ReadCode<T>(value) ?? faults.Add(at(), default(T), Allowed<T>()));

    /// <summary>Whether the member is there at all, for lists that must be given even when empty.</summary>
    public bool Has(string name) => Find(name) is not null || Missing(name, false, $"must be given");

    public void Refuse(string name, FormattableString words) => Fault(name, 0, words);

    private IReadOnlyList<T> List<T>(string name, int most, Func<JsonElement, Func<string>, T> read)
    {
        if (Find(name) is not { } value) return [];
        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() > most)
            return Fault<IReadOnlyList<T>>(name, [], $"must be a list of at most {most}");
        return [.. value.EnumerateArray().Select((item, index) => read(item, () => $"{PathOf(name)}[{index}]"))];
    }

    private JsonFields? AsObject(JsonElement value, Func<string> at) =>
        value.ValueKind == JsonValueKind.Object
            ? new JsonFields(value, at, faults)
            : faults.Add<JsonFields?>(at(), null, ObjectForm);

    private static string? ReadId(JsonElement value, Func<string, bool> isValid) =>
        GetString(value) is { } text && isValid(text) ? text : null;

    private static string? ReadText(JsonElement value, int longest) =>
        GetString(value) is { } text && text.Length <= longest ? text : null;

    private static T? ReadCode<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>(JsonElement value)
        where T : struct, Enum =>
        GetString(value) is { } code && Codes.TryParse<T>(code, out var known) ? known : null;

    private static FormattableString FlagForm { get; } = $"must be true or false";

    private static FormattableString ObjectForm { get; } = $"must be an object";

    private static FormattableString InstantForm { get; } = $"must be a time such as 2026-11-21T09:00:00Z, from 2020 to 2100";

    private static FormattableString NumberForm(double largest) => $"must be a number from 0 to {largest}";

    private static FormattableString IntegerForm(long smallest, long largest) => $"must be a whole number from {smallest} to {largest}";

    private static FormattableString TextForm(int longest) => $"must be a text of at most {longest} characters";

    private static FormattableString Allowed<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>()
        where T : struct, Enum =>
        $"must be one of {string.Join(", ", Codes.All<T>())}";

    private static bool IsText(JsonElement value) => GetString(value) is not null;

    // A JSON text can escape half a surrogate pair, which is no Unicode text; the base library throws for it and has no other way to tell.
    private static string? GetString(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private JsonElement? Find(string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private T Missing<T>(string name, T standIn, FormattableString form) => Fault(name, standIn, $"is missing: {form}");

    private T Fault<T>(string name, T standIn, FormattableString words) => faults.Add(PathOf(name), standIn, words);

    private string PathOf(string name) => path() is { Length: > 0 } parent ? parent + "." + name : name;
}

/// <summary>Faults as they are found, the listed ones limited so that a hostile report cannot ask for a huge answer.</summary>
internal sealed class FaultList
{
    private readonly List<ReportFault> _listed = [];
    private int _more;

    public bool IsEmpty => _listed.Count == 0;

    public T Add<T>(string path, T standIn, FormattableString words)
    {
        if (_listed.Count < ReportLimits.Faults) _listed.Add(new ReportFault(path, words));
        else _more++;
        return standIn;
    }

    public IReadOnlyList<ReportFault> ToList() => _more == 0 ? _listed : [.. _listed, new ReportFault("$", $"has {_more} more faults")];
}
