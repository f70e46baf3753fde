using System.Text.Json;
using Microsoft.Net.Http.Headers;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Api;
using ProxyGuard.Service.Security;
using ProxyGuard.Service.Wording;

namespace ProxyGuard.Service.Badges;

/// <summary>
/// <c>/badge/{repository}.svg</c>, and <c>.json</c> as shields.io reads it. The gate lets everybody in; who may not read a repository is
/// told of it what is told of one that does not exist.
/// </summary>
internal static class BadgeEndpoints
{
    public const string Path = "/badge";

    private static readonly ApiParameter[] Parameters = [ApiParameter.Unlisted("period"), ApiParameter.Unlisted(PageLanguage.Parameter)];

    private static readonly Dictionary<string, string> ShieldsColours = new(StringComparer.Ordinal)
    {
        ["good"] = "brightgreen",
        ["warn"] = "yellow",
        ["bad"] = "red",
        ["idle"] = "lightgrey",
    };

    public static void MapBadges(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path + "/{repository}.svg", GetSvgAsync).ExcludeFromDescription();
        routes.MapGet(Path + "/{repository}.json", GetJsonAsync).ExcludeFromDescription();
    }

    private static Task<IResult> GetSvgAsync(string repository, HttpContext context, BadgeReader badges) =>
        GetAsync(repository, context, badges, BadgeSvg.MediaType, BadgeSvg.Write);

    private static Task<IResult> GetJsonAsync(string repository, HttpContext context, BadgeReader badges) =>
        GetAsync(repository, context, badges, "application/json", WriteJson);

    private static async Task<IResult> GetAsync(
        string repository, HttpContext context, BadgeReader badges, string type, Func<Badge, byte[]> write)
    {
        var reader = new QueryReader(context.Request.Query, Parameters);
        var period = BadgePeriod.Read(reader);
        if (reader.Faults.Count > 0) return Problems.BadQuery(reader.Faults);

        var language = PageLanguage.Of(context.Request).Language;
        context.Response.Headers.ContentLanguage = language.Tag;
        context.Response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptLanguage);
        // Strangers cost the store nothing, however many they are.
        var isReader = context.Grant().Rights.HasFlag(TokenRights.Read);
        var badge = isReader && IdEncoding.TryDecode(repository, out var id)
            ? await badges.ReadAsync(id, period, language.Badges, context.RequestAborted)
            : Badge.Unknown(language.Badges);
        return KeptAnswer.Of(context, write(badge), type);
    }

    private static byte[] WriteJson(Badge badge) => JsonSerializer.SerializeToUtf8Bytes(
        new { schemaVersion = 1, label = badge.Label, message = badge.Message, color = ShieldsColours[badge.Level] });
}
