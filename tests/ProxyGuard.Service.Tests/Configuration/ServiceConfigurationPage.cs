using System.Globalization;
using System.Text;
using ProxyGuard.Service.Configuration;

namespace ProxyGuard.Service.Tests.Configuration;

/// <summary>Makes docs/service-configuration.md from the table that the service itself reads and checks by.</summary>
internal static class ServiceConfigurationPage
{
    public static string Render()
    {
        var page = new StringBuilder("""
            # Configuration of the service

            This page is made from the service's own table by a test (`PROXYGUARD_REWRITE_GOLDEN=1` rewrites it): change that, not this.

            A setting comes from, the later the stronger: `appsettings.json` in the working directory, a variable of the environment, an argument
            (`--Worker:Interval=00:01:00`). The commands (`tokens`, `repositories`, `audit`, `health`) take the same settings. A span of time is
            `[days.]hours:minutes:seconds`; a number alone is days. Names do not care about upper and lower case.

            A value that is not allowed, a value that cannot be read, and a key of these sections that no setting has (misspelt) stop the start: all of
            them are named at once, each in a line with what is allowed, and the exit code is 2. A section whose own name is misspelt cannot be told
            from what belongs to somebody else, and is not.

            | key | variable | default | allowed | meaning |
            |---|---|---|---|---|

            """);
        foreach (var setting in SettingTable.All)
        {
            var variable = setting.Key.Replace(":", "__", StringComparison.Ordinal);
            page.Append($"| `{setting.Key}` | `{variable}` | {DefaultOf(setting)} | {setting.Allowed} | {setting.Meaning} |\n");
        }
        page.Append("""

            Neither a connection string nor an endpoint: the store is SQLite. What the values mean in full: [storage.md](storage.md),
            [retention.md](retention.md), [access.md](access.md); how to run it: [deploy](deploy/README.md).

            ## What the service understands because its frameworks do

            | key | variable | default here | meaning |
            |---|---|---|---|
            | `urls` | `ASPNETCORE_URLS` | `http://127.0.0.1:8080`; in the image `http://0.0.0.0:8080` | where it listens, a list with `;` (argument `--urls`) |
            | `shutdownTimeoutSeconds` | `ASPNETCORE_SHUTDOWNTIMEOUTSECONDS` | 25 | the longest stop, `Stopping:Notice` included; then requests are cut |
            | `Logging:LogLevel:<category>` | `Logging__LogLevel__<category>` | `Information`; `Microsoft.AspNetCore` from `Warning` on | what is logged |
            | – | `ASPNETCORE_FORWARDEDHEADERS_ENABLED` | off | `true`: believes the `X-Forwarded-…` of whoever connects ([access.md](access.md)) |
            | – | `AZURE_CLIENT_ID` | – | which user-assigned managed identity `Storage:Azure:Endpoint` is asked with |
            | – | `AZURE_TOKEN_CREDENTIALS` | – | `ManagedIdentityCredential`: no other kind of Azure identity is tried |

            """);
        return page.ToString();
    }

    private static string DefaultOf(Setting setting) => setting.Default ?? OptionTypes.Keys[setting.Key] switch
    {
        null or "" => "–",
        IFormattable number => $"`{number.ToString(null, CultureInfo.InvariantCulture)}`",
        var value => $"`{value}`",
    };
}
