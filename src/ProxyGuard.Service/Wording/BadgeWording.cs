namespace ProxyGuard.Service.Wording;

/// <summary>What badges say: a word or two each.</summary>
internal abstract class BadgeWording
{
    /// <summary>What every badge is about.</summary>
    public abstract string Label { get; }

    public abstract string Unknown { get; }

    public abstract string LastRun(string day);

    public abstract string Healthy(int healthy, int of);

    public abstract string Degraded(int degraded, int of);

    /// <summary>Down or poisoned.</summary>
    public abstract string Failing(int failing, int of);

    /// <param name="share">The availability.</param>
    /// <param name="period">Of which time.</param>
    public abstract string Availability(string share, string period);

    public abstract string Hours(int hours);

    public abstract string Days(int days);
}
