using System.Globalization;

namespace ProxyGuard.Service.Reports;

/// <summary>A moment for machines and for people.</summary>
internal sealed record MomentModel(string Iso, string Text)
{
    public static MomentModel Of(DateTimeOffset time) =>
        new(time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture), Figures.Minute(time));
}
