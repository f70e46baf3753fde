using Microsoft.Extensions.Options;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Service.Reports;

/// <summary>Addresses of pages.</summary>
internal sealed class ReportLinks(IOptions<ReportsOptions> options)
{
    public const string AccountingPath = "/accounting";

    /// <summary>The path of a repository's page.</summary>
    public static string PathOf(string repository) => "/r/" + IdEncoding.Encode(repository);

    /// <summary>The path of the page of one of its runs.</summary>
    public static string PathOf(string repository, Guid run) => $"{PathOf(repository)}/runs/{run}";

    /// <summary>The whole address of a repository's page.</summary>
    public string Of(HttpRequest request, string repository) => Root(request) + PathOf(repository);

    /// <summary>The whole address of the page that says how figures are counted.</summary>
    public string Accounting(HttpRequest request) => Root(request) + AccountingPath;

    /// <summary>The host that people know this service by, of letters, digits, dots and hyphens alone.</summary>
    public string Authority(HttpRequest request) => string.Concat(
        (options.Value.PublicUrl is { } url ? new Uri(url).IdnHost : request.Host.Host)
        .Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' ? letter : '-'));

    /// <summary>The address that paths begin behind.</summary>
    public string Root(HttpRequest request) =>
        (options.Value.PublicUrl ?? $"{request.Scheme}://{request.Host}{request.PathBase}").TrimEnd('/');
}
