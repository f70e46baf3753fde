namespace ProxyGuard.Service.Trends;

/// <summary>What runs saw of a proxy itself; null where nobody asked.</summary>
/// <param name="Stale">Runs that found its newest tagged version older than what another proxy or go.sum has.</param>
/// <param name="Database">Runs to which it said that it carries the checksum database.</param>
/// <param name="DatabaseBroken">Runs in which it said so and did not answer as the database.</param>
/// <param name="Reused">Answers that came over a connection which was open already.</param>
/// <param name="BytesPerSecond">Bytes of the zips that were right ÷ their time from the request to the last byte; they are at most 64 KiB
/// each.</param>
/// <param name="CertificateEnds">The UTC day on which its certificate ends, as seen last.</param>
internal sealed record TraitFigures(
    Share? Stale, Share? Database, Share? DatabaseBroken, Share? Reused, long? BytesPerSecond, DateOnly? CertificateEnds)
{
    private static readonly DateOnly Epoch = DateOnly.FromDateTime(DateTime.UnixEpoch);
    private static readonly long MostDays = DateOnly.MaxValue.DayNumber - Epoch.DayNumber;

    public static TraitFigures Of(ProxyTraits traits) => new(
        Share.From(traits.Stale, traits.Listed),
        Share.From(traits.DatabaseCarried, traits.DatabaseAsked),
        Share.From(traits.DatabaseBroken, traits.DatabaseAsked),
        Share.From(traits.Reused, traits.Answers),
        traits.ZipTenths == 0 ? null : (long)(traits.ZipBytes / (traits.ZipTenths / 10_000.0)),
        traits.Certificate.SeenHour == 0 ? null : Epoch.AddDays((int)Math.Min(traits.Certificate.EndDay, MostDays)));
}

/// <summary>So many of so many.</summary>
/// <param name="Count">How many.</param>
/// <param name="Of">Of how many.</param>
internal sealed record Share(long Count, long Of)
{
    public static Share? From(long count, long of) => of == 0 ? null : new(count, of);
}
