using System.Net;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using ProxyGuard.Service.Storage;
using ProxyGuard.Service.Tests.Infrastructure;

namespace ProxyGuard.Service.Tests.Readiness;

public sealed class ReadinessTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_service_with_its_store_is_ready()
    {
        using var service = new ServiceFixture();

        Assert.Equal("ok\n", await service.GetTextAsync("/readyz"));
    }

    [Fact]
    public async Task Without_its_store_a_service_starts_lives_and_is_not_ready_and_keeps_the_reason_to_itself()
    {
        using var fixture = new ServiceFixture();
        using var service = fixture.WithWebHostBuilder(builder =>
            builder.ConfigureTestServices(services => services.AddSingleton<ITableStore, AbsentStore>()));
        using var client = service.CreateClient();

        using var live = await client.GetAsync(new Uri("/healthz", UriKind.Relative), Token);
        using var ready = await client.GetAsync(new Uri("/readyz", UriKind.Relative), Token);

        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal("application/problem+json", ready.Content.Headers.ContentType?.MediaType);
        Assert.DoesNotContain("canary", await ready.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    private sealed class AbsentStore : ITableStore
    {
        public Task PrepareAsync(CancellationToken cancellationToken) => throw Absent();

        public Task<IReadOnlyList<TableRow>> ReadAsync(string partition, KeyRange range, int limit, CancellationToken cancellationToken) =>
            throw Absent();

        public Task<CommitResult> CommitAsync(string partition, IReadOnlyList<RowWrite> writes, CancellationToken cancellationToken) =>
            throw Absent();

        private static StoreUnavailableException Absent() => new("no answer at canary.example");
    }
}
