using Microsoft.Net.Http.Headers;
using ProxyGuard.Service.Wording.Chinese;
using ProxyGuard.Service.Wording.English;

namespace ProxyGuard.Service.Wording;

/// <summary>A language and all its texts, by subject. The compiler finds one that a language lacks, a test one that nobody says.</summary>
internal sealed class Language
{
    /// <summary>Its code, as in <c>Accept-Language</c> and <c>?lang=</c>.</summary>
    public required string Code { get; init; }

    /// <summary>The same with the script it is written in, for browsers (BCP 47).</summary>
    public required string Tag { get; init; }

    /// <summary>How it calls itself.</summary>
    public required string Name { get; init; }

    public required PageWording Pages { get; init; }

    public required SignInWording SignIn { get; init; }

    public required CodeWording Codes { get; init; }

    public required FigureWording Figures { get; init; }

    public required StatusWording Status { get; init; }

    public required RepositoryWording Repository { get; init; }

    public required ChartWording Charts { get; init; }

    public required RunListWording Runs { get; init; }

    public required RunWording Run { get; init; }

    public required FleetWording Fleet { get; init; }

    public required RankingWording Ranking { get; init; }

    public required ProxyWording Proxy { get; init; }

    public required ProxyStatusWording ProxyStatus { get; init; }

    public required IncidentWording Incidents { get; init; }

    public required FeedWording Feed { get; init; }

    public required BadgeWording Badges { get; init; }

    public required IncidentPageWording IncidentPages { get; init; }

    public static Language English { get; } = MakeEnglish(new());

    public static Language Chinese { get; } = MakeChinese(new());

    public static IReadOnlyList<Language> All { get; } = [English, Chinese];

    private static Language MakeEnglish(EnglishCodeWording codes) => new()
    {
        Code = "en",
        Tag = "en",
        Name = "English",
        Pages = new EnglishPageWording(),
        SignIn = new EnglishSignInWording(),
        Codes = codes,
        Figures = new EnglishFigureWording(),
        Status = new EnglishStatusWording(codes),
        Repository = new EnglishRepositoryWording(),
        Charts = new EnglishChartWording(),
        Runs = new EnglishRunListWording(),
        Run = new EnglishRunWording(),
        Fleet = new EnglishFleetWording(),
        Ranking = new EnglishRankingWording(),
        Proxy = new EnglishProxyWording(),
        ProxyStatus = new EnglishProxyStatusWording(),
        Incidents = new EnglishIncidentWording(),
        Feed = new EnglishFeedWording(),
        Badges = new EnglishBadgeWording(),
        IncidentPages = new EnglishIncidentPageWording(),
    };

    private static Language MakeChinese(ChineseCodeWording codes) => new()
    {
        Code = "zh",
        Tag = "zh-Hans",
        Name = "中文",
        Pages = new ChinesePageWording(),
        SignIn = new ChineseSignInWording(),
        Codes = codes,
        Figures = new ChineseFigureWording(),
        Status = new ChineseStatusWording(codes),
        Repository = new ChineseRepositoryWording(),
        Charts = new ChineseChartWording(),
        Runs = new ChineseRunListWording(),
        Run = new ChineseRunWording(),
        Fleet = new ChineseFleetWording(),
        Ranking = new ChineseRankingWording(),
        Proxy = new ChineseProxyWording(),
        ProxyStatus = new ChineseProxyStatusWording(),
        Incidents = new ChineseIncidentWording(),
        Feed = new ChineseFeedWording(),
        Badges = new ChineseBadgeWording(),
        IncidentPages = new ChineseIncidentPageWording(),
    };

    /// <summary>The language a reader asks for before the others; English when it is none of ours.</summary>
    public static Language Of(HttpRequest request)
    {
        if (!StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptLanguage, out var asked)) return English;
        // Of two that are asked for alike the first.
        return asked.Where(one => one.Quality != 0).OrderByDescending(one => one.Quality ?? 1)
            .Select(one => Find(one.Value.ToString())).FirstOrDefault(language => language is not null) ?? English;
    }

    /// <summary>The language of a tag such as <c>zh-CN</c>; null when it is none of ours.</summary>
    public static Language? Find(string tag) => tag.Split('-')[0].ToLowerInvariant() switch
    {
        "en" => English,
        "zh" => Chinese,
        _ => null,
    };
}
