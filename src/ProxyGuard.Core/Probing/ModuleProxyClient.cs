using System.Net;
using System.Net.Http.Headers;
using System.Text;
using ProxyGuard.Core.Proxies;

namespace ProxyGuard.Core.Probing;

/// <summary>
/// Asks one proxy as <c>go</c> would: GET, HTTP/2 where offered, gzip, no conditional headers, at most 10 requests in a redirect
/// chain and none from https to http, credentials over https only. One per candidate; it has its own connections.
/// </summary>
internal sealed class ModuleProxyClient : IDisposable
{
    private const int MostRedirects = 10;

    // Go takes 10 MiB; a header of 1 MB harms nobody, and this much of it in every connection still fits into memory.
    private const int MostHeaderKilobytes = 2 << 10;

    // A drip is slow, a stall is silent: bytes within this time before the end, or half of a short budget, tell them apart.
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(2);

    private readonly ProbeSettings _settings;
    private readonly TimeProvider _time;
    private readonly ProxyConnector _connector;
    private readonly HttpMessageInvoker _invoker;
    private TimeSpan _slowestAnswer;

    public ModuleProxyClient(Candidate candidate, ProbeSettings settings, int connections, TimeProvider time)
    {
        Candidate = candidate;
        _settings = settings;
        _time = time;
        _connector = new ProxyConnector(settings.Trust, time);
        _invoker = new HttpMessageInvoker(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.GZip,
            UseCookies = false,
            UseProxy = true,
            Proxy = new RuledWebProxy(settings.WebProxy),
            ConnectCallback = _connector.ConnectAsync,
            SslOptions = _connector.TlsTo(null),
            // Only to end what the probe itself has given up: were it the budget, the two would race and a silent host look like a cut one.
            ConnectTimeout = settings.Budget + TimeSpan.FromSeconds(1),
            MaxConnectionsPerServer = connections,
#pragma warning disable CA2262 // it is meant in kilobytes
            MaxResponseHeadersLength = MostHeaderKilobytes,
#pragma warning restore CA2262
            // The few words of a "not found" are read away, so that its connection serves the next request; a zip is not.
            MaxResponseDrainSize = 4 << 10,
        });
    }

    public Candidate Candidate { get; }

    public void Dispose() => _invoker.Dispose();

    /// <summary>Makes one request. Whatever happens is an observation, also that <paramref name="isOver"/> says the time is over.</summary>
    /// <param name="target">What to ask for.</param>
    /// <param name="wasDecided">Whether the run was ended by its decision, and not by the budget.</param>
    /// <param name="isOver">Fires when the time is over.</param>
    public async Task<Observation> AskAsync(ProbeTarget target, Func<bool> wasDecided, CancellationToken isOver)
    {
        var start = _time.GetTimestamp();
        var course = new ProbeCourse();
        var body = new BodyReader(_time, target.MostBytes);
        var check = await TryAsync();
        return new Observation
        {
            Candidate = Candidate,
            Endpoint = target.Endpoint,
            Module = target.Need?.Module,
            Outcome = check.Outcome,
            Status = course.Status,
            Connect = course.Connect,
            FirstByte = course.FirstByte,
            Total = _time.GetElapsedTime(start),
            Bytes = body.Count,
            HttpVersion = course.HttpVersion,
            Reused = course.Connect is null && course.Status is not null,
            RedirectHost = course.RedirectHost,
            Cache = course.Cache,
            CertificateExpires = _connector.CertificateExpires,
            Hash = check.Hash,
            ExpectedHash = target.ExpectedHash,
            NewestVersion = check.NewestVersion,
            Detail = check.Detail,
        };

        async Task<BodyCheck> TryAsync()
        {
            try
            {
                return await FollowAsync(target, course, body, start, isOver);
            }
            catch (OperationCanceledException) when (isOver.IsCancellationRequested)
            {
                return new BodyCheck(wasDecided() ? ProbeOutcome.Cancelled : OutOfTime(course, body, _time.GetElapsedTime(start)));
            }
            // The guard of one probe: whatever the HTTP stack throws on hostile bytes is this probe's outcome and nobody else's.
            catch (Exception error)
            {
                var outcome = _connector.Refine(ConnectionFaultException.OutcomeOf(error));
                return new BodyCheck(outcome, Detail: ObservedText.Cut(error.Message, 200));
            }
        }
    }

    private async Task<BodyCheck> FollowAsync(ProbeTarget target, ProbeCourse course, BodyReader body, long start, CancellationToken isOver)
    {
        var first = Candidate.Url.Request(target.Path);
        var address = first;
        for (var sent = 1; ; sent++)
        {
            using var request = Request(address, first, course);
            using var response = await _invoker.SendAsync(request, isOver);
            course.Answered(response, _time.GetElapsedTime(start));
            if (course.FirstByte > _slowestAnswer) _slowestAnswer = course.FirstByte.Value;
            if (RedirectOf(response, address) is not { } next) return await ReadAsync(target, response, body, isOver);
            if (sent == MostRedirects) return new BodyCheck(ProbeOutcome.RedirectLoop);
            if (address.Scheme == "https" && next.Scheme == "http") return new BodyCheck(ProbeOutcome.InsecureRedirect);
            if (next.Scheme is not ("http" or "https")) return new BodyCheck(ProbeOutcome.UnexpectedStatus);
            if (next.Authority != first.Authority) course.RedirectHost = ObservedText.Cut(next.Authority, 200);
            course.Phase = ProbePhase.Waiting;
            address = next;
        }
    }

    private HttpRequestMessage Request(Uri address, Uri first, ProbeCourse course)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        request.Options.Set(ProbeCourse.Key, course);
        request.Headers.UserAgent.ParseAdd(_settings.UserAgent);
        // net/http sends credentials to the host they were meant for and to no other.
        if (address.Scheme == "https" && address.Authority == first.Authority && Credentials() is { } basic)
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", basic);
        return request;
    }

    private string? Credentials()
    {
        var text = Candidate.Url.UserInfo?.Reveal();
        if (text is null && _settings.Netrc.CredentialsFor(Candidate.Url.BaseUri) is { } found)
            text = $"{found.User.Reveal()}:{found.Password.Reveal()}";
        return text is null ? null : Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
    }

    private static Uri? RedirectOf(HttpResponseMessage response, Uri address)
    {
        if (response.StatusCode is not (HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
            or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect)) return null;
        return response.Headers.Location is { } location ? new Uri(address, location) : null;
    }

    private static async Task<BodyCheck> ReadAsync(
        ProbeTarget target, HttpResponseMessage response, BodyReader body, CancellationToken isOver)
    {
        var status = OutcomeOf((int)response.StatusCode);
        if (status != ProbeOutcome.Ok) return new BodyCheck(status);
        var announced = response.Content.Headers.ContentLength;
        var (bytes, isWhole) = await body.ReadAsync(response.Content, isOver);
        return isWhole ? BodyCheck.Of(target, bytes) : BodyCheck.OfStart(target, bytes, announced);
    }

    private static ProbeOutcome OutcomeOf(int status) => status switch
    {
        200 => ProbeOutcome.Ok,
        404 => ProbeOutcome.NotFound,
        410 => ProbeOutcome.Gone,
        401 or 407 => ProbeOutcome.Unauthorized,
        403 or 451 => ProbeOutcome.Forbidden,
        429 => ProbeOutcome.Throttled,
        >= 500 and <= 599 => ProbeOutcome.ServerError,
        _ => ProbeOutcome.UnexpectedStatus,
    };

    private ProbeOutcome OutOfTime(ProbeCourse course, BodyReader body, TimeSpan waited) => course.Phase switch
    {
        // A request whose turn came late has waited less than this proxy was seen to need: that is slow, not silent.
        ProbePhase.Connecting or ProbePhase.Waiting when waited < _slowestAnswer * 1.5 => ProbeOutcome.OverBudget,
        ProbePhase.Handshaking => ProbeOutcome.TlsStalled,
        // A request that waits for a connection which another request is opening has no phase of its own.
        ProbePhase.Connecting => _connector switch
        {
            { HasConnected: true } => ProbeOutcome.StalledBeforeFirstByte,
            { HasDialed: true } => ProbeOutcome.TlsStalled,
            _ => ProbeOutcome.ConnectTimedOut,
        },
        ProbePhase.Waiting => ProbeOutcome.StalledBeforeFirstByte,
        _ => body.SinceLastByte < Silence ? ProbeOutcome.OverBudget : ProbeOutcome.StalledInBody,
    };

    /// <summary>How long a silence must be at the end to be one.</summary>
    public TimeSpan Silence => _settings.Budget / 2 < LongestSilence ? _settings.Budget / 2 : LongestSilence;
}
