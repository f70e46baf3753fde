using Microsoft.Net.Http.Headers;
using ProxyGuard.Service.Wording.Chinese;
using ProxyGuard.Service.Wording.English;

namespace ProxyGuard.Service.Wording;

/// <summary>A language and all its texts, by subject. The compiler finds one that a language lacks, a test one that nobody says.</summary>
internal sealed class Language
{
    /// <summary>Its code, as in <c>Accept-Language</c>.</summary>
    public required string Code { get; init; }

    public required IncidentWording Incidents { get; init; }

    public static Language English { get; } = new() { Code = "en", Incidents = new EnglishIncidentWording() };

    public static Language Chinese { get; } = new() { Code = "zh", Incidents = new ChineseIncidentWording() };

    /// <summary>The language a reader asks for before the others; English when it is none of ours.</summary>
    public static Language Of(HttpRequest request)
    {
        if (!StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptLanguage, out var asked)) return English;
        // Of two that are asked for alike the first.
        return asked.Where(one => one.Quality != 0).OrderByDescending(one => one.Quality ?? 1)
            .Select(one => Find(one.Value.ToString())).FirstOrDefault(language => language is not null) ?? English;
    }

    private static Language? Find(string tag) => tag.Split('-')[0].ToLowerInvariant() switch
    {
        "en" => English,
        "zh" => Chinese,
        _ => null,
    };
}
