namespace ProxyGuard.Core.Probing;

/// <summary>How far a probe has come: what its outcome is when time runs out depends on it.</summary>
internal enum ProbePhase
{
    Connecting,
    Handshaking,
    Waiting,
    Reading,
}

/// <summary>One probe's course, written by the connector and the client while it runs, so that nothing seen is lost when it ends
/// badly.</summary>
internal sealed class ProbeCourse
{
    public static readonly HttpRequestOptionsKey<ProbeCourse> Key = new("course");

    public ProbePhase Phase { get; set; }

    public TimeSpan? Connect { get; set; }

    public TimeSpan? FirstByte { get; private set; }

    public int? Status { get; private set; }

    public string? HttpVersion { get; private set; }

    public string? Cache { get; private set; }

    public string? RedirectHost { get; set; }

    public void Answered(HttpResponseMessage response, TimeSpan elapsed)
    {
        Phase = ProbePhase.Reading;
        FirstByte = elapsed;
        Status = (int)response.StatusCode;
        HttpVersion = response.Version.Major >= 2 ? response.Version.Major.ToString() : response.Version.ToString();
        Cache = ObservedText.CacheHeaders(response.Headers);
    }
}
