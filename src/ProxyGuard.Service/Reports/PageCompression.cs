using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace ProxyGuard.Service.Reports;

/// <summary>
/// Pages and their files are sent packed, also over https: no page holds a secret, and another site can make a browser ask for none of
/// them with its cookie (SameSite), so their lengths tell nobody anything.
/// </summary>
internal static class PageCompression
{
    public static IServiceCollection AddPageCompression(this IServiceCollection services) => services
        .AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = ["text/html", "text/css", "text/javascript", "image/svg+xml"];
        })
        .Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
}
