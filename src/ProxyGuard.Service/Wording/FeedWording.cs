namespace ProxyGuard.Service.Wording;

/// <summary>What the feed of incidents says beside what is said of an incident.</summary>
internal abstract class FeedWording
{
    public abstract string Incidents { get; }

    public abstract string IncidentsOf(string repository);

    /// <param name="severity">Its code.</param>
    /// <param name="title">Whose incident it is.</param>
    /// <param name="cause">Why.</param>
    public abstract string Entry(string severity, string title, string cause);

    /// <summary>One line of an entry.</summary>
    public abstract string Line(string name, string value);
}
