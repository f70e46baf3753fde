using ProxyGuard.Cli.Comments;
using ProxyGuard.Cli.Wording;

namespace ProxyGuard.Cli.Tests.Comments.Keeping;

/// <summary>How a leg's requests fare.</summary>
/// <param name="Latency">The longest way of a request, and of its answer.</param>
/// <param name="DiesAt">The request from which on nothing is heard of the leg; it may still have been done.</param>
/// <param name="Faults">Of a hundred requests, how many end in a passing fault.</param>
/// <param name="ListLatency">The same for lists; null: as for all.</param>
internal sealed record LegFate(TimeSpan Latency, int? DiesAt = null, int Faults = 0, TimeSpan? ListLatency = null);

/// <summary>
/// A leg of a matrix at the store. Every request takes its time there and back, drawn from the seed: so requests of all legs interleave
/// in every order, and a seed always gives the same one.
/// </summary>
internal sealed class RacingLeg(CommentStore store, TimeProvider time, Random random, LegFate fate) : IPullRequestComments
{
    private int _requests;

    public async Task<Sentence?> SayAsync(CommentMark mark, TimeSpan startsAfter)
    {
        await Task.Delay(startsAfter, time);
        return await new CommentKeeper(this, time).KeepAsync(mark, "text", time.GetUtcNow(), CancellationToken.None);
    }

    public Task<HostAnswer<IReadOnlyList<PostedComment>>> ListAsync(CancellationToken cancellationToken) => RequestAsync(
        () => HostAnswer.Of<IReadOnlyList<PostedComment>>([.. store.List()
            .Where(comment => comment is { Author: CommentStore.Us, Mark: not null })
            .Select(comment => new PostedComment(comment.Id, comment.Mark!))]), cancellationToken, fate.ListLatency);

    public Task<HostAnswer<PostedComment>> CreateAsync(string body, CommentMark mark, CancellationToken cancellationToken) =>
        RequestAsync(() => HostAnswer.Of(new PostedComment(store.Add(CommentStore.Us, body).Id, mark)), cancellationToken);

    public Task<HostAnswer<PostedComment>> UpdateAsync(
        long id, string body, CommentMark mark, CancellationToken cancellationToken) =>
        RequestAsync(() => store.Replace(id, body) ? HostAnswer.Of(new PostedComment(id, mark)) : Gone, cancellationToken);

    public Task<HostAnswer<bool>> DeleteAsync(long id, CancellationToken cancellationToken) =>
        RequestAsync(() => store.Remove(id) ? HostAnswer.Of(true) : Gone, cancellationToken);

    public Task<HostAnswer<bool>> WasRemovedAsync(DateTimeOffset since, CancellationToken cancellationToken) =>
        RequestAsync(() => HostAnswer.Of(false), cancellationToken);

    private static Task Never => new TaskCompletionSource().Task;

    private static HostFault Gone => new(HostFaultKind.Gone, _ => "gone");

    private async Task<HostAnswer<T>> RequestAsync<T>(
        Func<HostAnswer<T>> request, CancellationToken cancellationToken, TimeSpan? latency = null)
    {
        var dies = _requests++ >= fate.DiesAt;
        if (dies && (_requests > fate.DiesAt + 1 || random.Next(2) == 0))
            await Never;
        await TravelAsync(latency, cancellationToken);
        var fails = random.Next(100) < fate.Faults;
        var answer = fails && random.Next(2) == 0 ? default : request();
        if (dies) await Never;
        await TravelAsync(latency, cancellationToken);
        return fails ? new HostFault(HostFaultKind.Passing, _ => "in trouble") : answer;
    }

    private Task TravelAsync(TimeSpan? latency, CancellationToken cancellationToken) =>
        Task.Delay(TimeSpan.FromTicks(random.NextInt64(1, (latency ?? fate.Latency).Ticks)), time, cancellationToken);
}
