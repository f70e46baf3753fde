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
internal sealed class AnswerWriter(Stream stream, HopAnswers answers, CancellationToken cancellationToken)
{
    private const long TenGibibytes = 10L << 30;
    private const string CloseAtEnd = "Connection: close\r\n";
    private const string Chunked = "Transfer-Encoding: chunked\r\n";

    private readonly LabOptions _options = answers.Options;

    public async Task<AfterAnswer> WriteAsync(LabAnswer answer)
    {
        var length = answer.Body.Length;
        var half = answer.Body.AsMemory(0, length / 2);
        return answer.Delivery switch
        {
            Delivery.CloseBeforeResponse => AfterAnswer.Close,
            Delivery.ResetBeforeResponse => AfterAnswer.Reset,
            Delivery.StallBeforeResponse => AfterAnswer.Stall,
            Delivery.Malformed => await CutAsync("220 lab.invalid ESMTP ready\r\n250 this is not HTTP\r\n\r\n", default, AfterAnswer.Close),
            Delivery.StallMidHeader => await CutAsync(Head(answer, Length(length))[..^8], default, AfterAnswer.Stall),
            Delivery.StallMidBody => await CutAsync(Head(answer, Length(length + 1)), half, AfterAnswer.Stall),
            Delivery.TruncatedBody => await CutAsync(Head(answer, Length(length + 1)), half, AfterAnswer.Close),
            Delivery.TruncatedChunked => await CutAsync(Head(answer, Chunked) + $"{length + 1:x}\r\n", half, AfterAnswer.Close),
            Delivery.TruncatedSilent => await CutAsync(Head(answer, CloseAtEnd), half, AfterAnswer.Close),
            Delivery.EndlessBody => await PourAsync(Head(answer, CloseAtEnd), new byte[64 * 1024]),
            Delivery.TenGigabytes => await PourAsync(Head(answer, Length(TenGibibytes)), new byte[64 * 1024]),
            Delivery.EndlessHeaders => await PourAsync(Head(answer, "")[..^2], EndlessLines()),
            Delivery.SlowFirstByte => await WholeAsync(answer, before: _options.SlowTime),
            Delivery.DripBody => await DripAsync(answer),
            _ => await WholeAsync(answer, before: TimeSpan.Zero),
        };
    }

    private static string Length(long bytes) => $"Content-Length: {bytes}\r\n";

    private static string Head(LabAnswer answer, string framing)
    {
        var head = new StringBuilder($"HTTP/1.1 {answer.Status} {answer.Reason ?? ReasonPhrases.GetReasonPhrase(answer.Status)}\r\n");
        head.Append("Content-Type: ").Append(answer.ContentType).Append("\r\n");
        foreach (var (name, value) in answer.Headers) head.Append(name).Append(": ").Append(value).Append("\r\n");
        return head.Append(framing).Append("\r\n").ToString();
    }

    private static byte[] EndlessLines()
    {
        var lines = Enumerable.Range(0, 1000).Select(number => $"X-Endless-{number}: {new string('e', 50)}\r\n");
        return Encoding.Latin1.GetBytes(string.Concat(lines));
    }

    private async Task<AfterAnswer> CutAsync(string head, ReadOnlyMemory<byte> body, AfterAnswer after)
    {
        await SendAsync(head);
        await SendAsync(body);
        return after;
    }

    private async Task<AfterAnswer> WholeAsync(LabAnswer answer, TimeSpan before)
    {
        if (before > TimeSpan.Zero) await WaitAsync(before);
        var hasBody = answer.Status is not (204 or 304);
        await SendAsync(Head(answer, hasBody ? Length(answer.Body.Length) : ""));
        if (!hasBody) return AfterAnswer.KeepAlive;
        var rate = _options.BytesPerSecond ?? int.MaxValue;
        foreach (var part in answer.Body.Chunk(Math.Max(1, rate / 20)))
        {
            await SendAsync(part);
            if (_options.BytesPerSecond is not null) await WaitAsync(TimeSpan.FromSeconds((double)part.Length / rate));
        }
        return AfterAnswer.KeepAlive;
    }

    /// <summary>Twenty pieces with a pause after each, so that the whole takes the slow time.</summary>
    private async Task<AfterAnswer> DripAsync(LabAnswer answer)
    {
        const int drops = 20;
        await SendAsync(Head(answer, Length(answer.Body.Length)));
        for (var drop = 0; drop < drops; drop++)
        {
            await SendAsync(answer.Body.AsMemory()[(answer.Body.Length * drop / drops)..(answer.Body.Length * (drop + 1) / drops)]);
            await WaitAsync(_options.SlowTime / drops);
        }
        return AfterAnswer.KeepAlive;
    }

    // Bounded by the hop's end, by the client's patience, and by the cap.
    private async Task<AfterAnswer> PourAsync(string head, byte[] bytes)
    {
        await SendAsync(head);
        for (var sent = 0L; sent < TenGibibytes; sent += bytes.Length) await SendAsync(bytes);
        return AfterAnswer.Close;
    }

    private Task SendAsync(string text) => SendAsync(Encoding.Latin1.GetBytes(text));

    private async Task SendAsync(ReadOnlyMemory<byte> bytes)
    {
        await stream.WriteAsync(bytes, cancellationToken);
        answers.CountSent(bytes.Length);
    }

    private Task WaitAsync(TimeSpan time) => Task.Delay(time, _options.Time, cancellationToken);
}
