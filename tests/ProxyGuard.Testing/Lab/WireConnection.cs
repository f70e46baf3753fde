using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;

namespace ProxyGuard.Testing.Lab;

/// <summary>One HTTP/1.1 connection: handshake, requests one after another, answers as faults want them.</summary>
internal sealed class WireConnection(HopAnswers answers, LabCertificates certificates, Socket socket, int number)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var options = answers.Options;
        if (options.AcceptLatency > TimeSpan.Zero) await Task.Delay(options.AcceptLatency, options.Time, cancellationToken);
        await using var bare = new NetworkStream(socket, ownsSocket: false);
        var fault = answers.ForConnection();
        switch (fault?.Name)
        {
            case "tcp-accept-close":
                return;
            case "tcp-accept-reset":
                Reset();
                return;
            case "tcp-accept-stall" or "tls-handshake-stall":
                await DrainAsync(bare, cancellationToken);
                return;
            case "tls-to-plain-http":
                await AnswerHandshakeInPlainTextAsync(bare, cancellationToken);
                return;
        }
        await using var stream = options.Tls ? await SecureAsync(bare, fault, cancellationToken) : bare;
        await ServeAsync(stream, cancellationToken);
    }

    private async Task<Stream> SecureAsync(Stream bare, Fault? fault, CancellationToken cancellationToken)
    {
        var secure = new SslStream(bare);
        await secure.AuthenticateAsServerAsync(
            new SslServerAuthenticationOptions
            {
                ServerCertificateContext = certificates.For(fault?.Name),
                EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
                ApplicationProtocols = [SslApplicationProtocol.Http11],
            },
            cancellationToken);
        return secure;
    }

    // What any plain web server makes of a ClientHello.
    private static async Task AnswerHandshakeInPlainTextAsync(Stream bare, CancellationToken cancellationToken)
    {
        _ = await bare.ReadAsync(new byte[16 * 1024], cancellationToken);
        await bare.WriteAsync("HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"u8.ToArray(), cancellationToken);
    }

    private async Task ServeAsync(Stream stream, CancellationToken cancellationToken)
    {
        var reader = new RequestReader(stream, number);
        while (await reader.ReadAsync(cancellationToken) is { } head)
        {
            var answer = answers.Answer(head);
            if (answers.Options.Latency > TimeSpan.Zero) await Task.Delay(answers.Options.Latency, answers.Options.Time, cancellationToken);
            var after = await new AnswerWriter(stream, answers, cancellationToken).WriteAsync(answer);
            if (after == AfterAnswer.Reset) Reset();
            if (after == AfterAnswer.Stall) await DrainAsync(stream, cancellationToken);
            if (after != AfterAnswer.KeepAlive || head.Header("Connection") == "close") return;
        }
    }

    // Closing with a linger time of zero sends RST instead of FIN.
    private void Reset()
    {
        socket.LingerState = new LingerOption(true, 0);
        socket.Close();
    }

    /// <summary>Silence: reads what comes until the client gives up or the hop ends.</summary>
    private static async Task DrainAsync(Stream stream, CancellationToken cancellationToken)
    {
        var buffer = new byte[4096];
        while (await stream.ReadAsync(buffer, cancellationToken) > 0)
        {
        }
    }
}
