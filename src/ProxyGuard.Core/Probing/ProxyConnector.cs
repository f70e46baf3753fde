using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace ProxyGuard.Core.Probing;

/// <summary>
/// Opens connections as <c>go</c> does: both address families with a 300 ms head start for the first, TLS with HTTP/2 by ALPN.
/// One per candidate.
/// </summary>
/// <param name="trust">Which certificates are believed.</param>
/// <param name="time">The clock.</param>
internal sealed class ProxyConnector(CertificateTrust trust, TimeProvider time)
{
    // Go's net.Dialer: the fallback delay of RFC 6555.
    private static readonly TimeSpan HeadStart = TimeSpan.FromMilliseconds(300);

    private ProbeOutcome? _certificateFault;

    /// <summary>When the last certificate seen ends.</summary>
    public DateTimeOffset? CertificateExpires { get; private set; }

    /// <summary>Whether any TCP connection came about.</summary>
    public bool HasDialed { get; private set; }

    /// <summary>Whether any connection came about, TLS included.</summary>
    public bool HasConnected { get; private set; }

    /// <summary>The TLS rules, also for connections that the HTTP stack opens through a web proxy.</summary>
    public SslClientAuthenticationOptions TlsTo(string? host) => new()
    {
        TargetHost = host,
        ApplicationProtocols = [SslApplicationProtocol.Http2, SslApplicationProtocol.Http11],
        EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
        CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
        RemoteCertificateValidationCallback = (_, certificate, chain, errors) => IsBelieved(certificate, chain, errors),
    };

    /// <summary>Opens a connection for the HTTP stack, TLS included unless a web proxy stands between.</summary>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        var request = context.InitialRequestMessage;
        request.Options.TryGetValue(ProbeCourse.Key, out var course);
        var addresses = await NameResolver.ResolveAsync(context.DnsEndPoint.Host, cancellationToken);
        var stream = new NetworkStream(await DialAsync(addresses, context.DnsEndPoint.Port, cancellationToken), ownsSocket: true);
        HasDialed = true;
        var isOrigin = request.RequestUri is { Scheme: "https" } uri
            && uri.IdnHost == context.DnsEndPoint.Host && uri.Port == context.DnsEndPoint.Port;
        var result = isOrigin ? await HandshakeAsync(stream, context.DnsEndPoint.Host, course, cancellationToken) : stream;
        HasConnected = true;
        course?.Connect = time.GetElapsedTime(start);
        course?.Phase = ProbePhase.Waiting;
        return result;
    }

    /// <summary>What a TLS failure was: the certificate's fault where one was seen.</summary>
    public ProbeOutcome Refine(ProbeOutcome outcome) => outcome == ProbeOutcome.TlsFailed ? _certificateFault ?? outcome : outcome;

    private async Task<Stream> HandshakeAsync(NetworkStream stream, string host, ProbeCourse? course, CancellationToken cancellationToken)
    {
        course?.Phase = ProbePhase.Handshaking;
        var tls = new SslStream(stream);
        try
        {
            await tls.AuthenticateAsClientAsync(TlsTo(host), cancellationToken);
            return tls;
        }
        catch (Exception error) when (error is AuthenticationException or IOException)
        {
            await tls.DisposeAsync();
            var isTls = error is AuthenticationException;
            throw new ConnectionFaultException(isTls ? _certificateFault ?? ProbeOutcome.TlsFailed : ProbeOutcome.CutShort, error.Message);
        }
    }

    private bool IsBelieved(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is not X509Certificate2 server) return false;
        CertificateExpires = new DateTimeOffset(server.NotAfter.ToUniversalTime());
        _certificateFault = trust.FaultOf(server, chain, errors, time.GetUtcNow());
        return _certificateFault is null;
    }

    private async Task<Socket> DialAsync(IPAddress[] addresses, int port, CancellationToken cancellationToken)
    {
        var first = addresses.Where(address => address.AddressFamily == addresses[0].AddressFamily).ToArray();
        var second = addresses.Except(first).ToArray();
        if (second.Length == 0) return await DialSerialAsync(first, port, cancellationToken);
        using var race = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var preferred = DialSerialAsync(first, port, race.Token);
        await Task.WhenAny(preferred, Task.Delay(HeadStart, time, race.Token));
        if (preferred.IsCompletedSuccessfully) return await preferred;
        return await FirstOfAsync(preferred, DialSerialAsync(second, port, race.Token), race);
    }

    private static async Task<Socket> FirstOfAsync(Task<Socket> preferred, Task<Socket> other, CancellationTokenSource race)
    {
        var winner = await Task.WhenAny(preferred, other);
        if (!winner.IsCompletedSuccessfully) winner = winner == preferred ? other : preferred;
        try
        {
            return await winner;
        }
        finally
        {
            var loser = winner == preferred ? other : preferred;
            _ = loser.ContinueWith(
                late => { if (late.IsCompletedSuccessfully) late.Result.Dispose(); else _ = late.Exception; }, TaskScheduler.Default);
            await race.CancelAsync();
        }
    }

    private static async Task<Socket> DialSerialAsync(IPAddress[] addresses, int port, CancellationToken cancellationToken)
    {
        SocketException? firstError = null;
        foreach (var address in addresses)
        {
            var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(address, port, cancellationToken);
                return socket;
            }
            catch (SocketException error)
            {
                socket.Dispose();
                firstError ??= error;
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }
        throw ConnectionFaultException.Of(firstError!);
    }
}
