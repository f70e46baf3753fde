using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ProxyGuard.Cli.Ci;

/// <summary>An answer of a REST interface, whatever its status.</summary>
internal sealed record RestAnswer(int Status, HttpResponseHeaders Headers, byte[] Body)
{
    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>The body as JSON, or null when it is none: a web page, or half an answer.</summary>
    public T? Read<T>(JsonTypeInfo<T> type) where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(Body, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The address of another page, such as <c>next</c>, from the Link header (RFC 8288); null when there is none.</summary>
    public string? Link(string relation)
    {
        if (!Headers.TryGetValues("Link", out var values)) return null;
        foreach (var link in values.SelectMany(value => value.Split(',', StringSplitOptions.TrimEntries)))
        {
            var parts = link.Split(';', StringSplitOptions.TrimEntries);
            if (parts[0] is ['<', .. var target, '>'] && parts.Skip(1).Contains($"rel=\"{relation}\"")) return target;
        }
        return null;
    }

    /// <summary>A header that is a whole number, or null.</summary>
    public long? Number(string header) =>
        Headers.TryGetValues(header, out var values) && long.TryParse(values.First(), out var number) ? number : null;

    /// <summary>How long the host wants to be left alone, by Retry-After; null when it does not say.</summary>
    public TimeSpan? RetryAfter(DateTimeOffset now) =>
        Headers.RetryAfter is { } retry ? AtLeastZero(retry.Delta ?? retry.Date - now ?? TimeSpan.Zero) : null;

    public static TimeSpan AtLeastZero(TimeSpan time) => time > TimeSpan.Zero ? time : TimeSpan.Zero;
}
