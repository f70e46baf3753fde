using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace ProxyGuard.Testing.Lab;

/// <summary>What happens to the connection once an answer is out.</summary>
internal enum AfterAnswer
{
    KeepAlive,
    Close,
    Reset,
    Stall,
}

/// <summary>Puts one answer onto the wire in HTTP/1.1, byte by byte where its delivery asks for it.</summary>
internal sealed class AnswerWriter(Stream stream, LabOptions options)
{
    private const long TenGibibytes = 10L << 30;

    public async Task<AfterAnswer> WriteAsync(LabAnswer answer, CancellationToken cancellationToken)
    {
        var half = answer.Body.AsMemory(0, answer.Body.Length / 2);
        switch (answer.Delivery)
        {
            case Delivery.CloseBeforeResponse:
                return AfterAnswer.Close;
            case Delivery.ResetBeforeResponse:
                return AfterAnswer.Reset;
            case Delivery.StallBeforeResponse:
                return AfterAnswer.Stall;
            case Delivery.Malformed:
                await SendAsync("220 lab.invalid ESMTP ready\r\n250 this is not HTTP\r\n\r\n", cancellationToken);
                return AfterAnswer.Close;
            case Delivery.StallMidHeader:
                await SendAsync(Head(answer, $"Content-Length: {answer.Body.Length}\r\n")[..^8], cancellationToken);
                return AfterAnswer.Stall;
            case Delivery.StallMidBody:
                await SendAsync(Head(answer, Length(answer.Body.Length + 1)), cancellationToken);
                await stream.WriteAsync(half, cancellationToken);
                return AfterAnswer.Stall;
            case Delivery.SlowFirstByte:
                await WaitAsync(options.SlowTime, cancellationToken);
                break;
            case Delivery.DripBody:
                await SendAsync(Head(answer, Length(answer.Body.Length)), cancellationToken);
                await DripAsync(answer.Body, cancellationToken);
                return AfterAnswer.KeepAlive;
            case Delivery.TruncatedBody:
                await SendAsync(Head(answer, Length(answer.Body.Length + 1)), cancellationToken);
                await stream.WriteAsync(half, cancellationToken);
                return AfterAnswer.Close;
            case Delivery.TruncatedChunked:
                await SendAsync(Head(answer, Chunked) + $"{answer.Body.Length + 1:x}\r\n", cancellationToken);
                await stream.WriteAsync(half, cancellationToken);
                return AfterAnswer.Close;
            case Delivery.TruncatedSilent:
                await SendAsync(Head(answer, "Connection: close\r\n"), cancellationToken);
                await stream.WriteAsync(half, cancellationToken);
                return AfterAnswer.Close;
            case Delivery.EndlessBody:
                await SendAsync(Head(answer, "Connection: close\r\n"), cancellationToken);
                await PourAsync(TenGibibytes, cancellationToken);
                return AfterAnswer.Close;
            case Delivery.TenGigabytes:
                await SendAsync(Head(answer, Length(TenGibibytes)), cancellationToken);
                await PourAsync(TenGibibytes, cancellationToken);
                return AfterAnswer.Close;
            case Delivery.EndlessHeaders:
                return await WriteEndlessHeadersAsync(answer, cancellationToken);
        }
        await WriteWholeAsync(answer, cancellationToken);
        return AfterAnswer.KeepAlive;
    }

    private const string Chunked = "Transfer-Encoding: chunked\r\n";

    private static string Length(long bytes) => $"Content-Length: {bytes}\r\n";

    private static string Head(LabAnswer answer, string framing)
    {
        var head = new StringBuilder($"HTTP/1.1 {answer.Status} {answer.Reason ?? ReasonPhrases.GetReasonPhrase(answer.Status)}\r\n");
        head.Append("Content-Type: ").Append(answer.ContentType).Append("\r\n");
        foreach (var (name, value) in answer.Headers) head.Append(name).Append(": ").Append(value).Append("\r\n");
        return head.Append(framing).Append("\r\n").ToString();
    }

    private async Task WriteWholeAsync(LabAnswer answer, CancellationToken cancellationToken)
    {
        var hasBody = answer.Status is not (204 or 304);
        await SendAsync(Head(answer, hasBody ? Length(answer.Body.Length) : ""), cancellationToken);
        if (!hasBody) return;
        if (options.BytesPerSecond is not { } rate)
        {
            await stream.WriteAsync(answer.Body, cancellationToken);
            return;
        }
        var slice = Math.Max(1, rate / 20);
        foreach (var part in answer.Body.Chunk(slice))
        {
            await stream.WriteAsync(part, cancellationToken);
            await WaitAsync(TimeSpan.FromSeconds((double)part.Length / rate), cancellationToken);
        }
    }

    /// <summary>Twenty pieces with a pause after each, so that the whole takes the slow time.</summary>
    private async Task DripAsync(byte[] body, CancellationToken cancellationToken)
    {
        const int drops = 20;
        for (var drop = 0; drop < drops; drop++)
        {
            await stream.WriteAsync(body.AsMemory()[(body.Length * drop / drops)..(body.Length * (drop + 1) / drops)], cancellationToken);
            await WaitAsync(options.SlowTime / drops, cancellationToken);
        }
    }

    private async Task PourAsync(long bytes, CancellationToken cancellationToken)
    {
        var zeros = new byte[64 * 1024];
        for (var sent = 0L; sent < bytes; sent += zeros.Length) await stream.WriteAsync(zeros, cancellationToken);
    }

    private async Task<AfterAnswer> WriteEndlessHeadersAsync(LabAnswer answer, CancellationToken cancellationToken)
    {
        await SendAsync(Head(answer, "")[..^2], cancellationToken);
        var lines = string.Concat(Enumerable.Range(0, 1000).Select(number => $"X-Endless-{number}: {new string('e', 50)}\r\n"));
        for (var sent = 0L; sent < TenGibibytes; sent += lines.Length) await SendAsync(lines, cancellationToken);
        return AfterAnswer.Close;
    }

    private Task SendAsync(string text, CancellationToken cancellationToken) => stream.WriteAsync(Encoding.Latin1.GetBytes(text), cancellationToken).AsTask();

    private Task WaitAsync(TimeSpan time, CancellationToken cancellationToken) => Task.Delay(time, options.Time, cancellationToken);
}
