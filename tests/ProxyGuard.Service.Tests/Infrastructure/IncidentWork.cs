using Microsoft.Extensions.Options;
using ProxyGuard.Service.Fleet;
using ProxyGuard.Service.Incidents;
using ProxyGuard.Service.Ingest;
using ProxyGuard.Service.Storage;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Tests.Infrastructure;

/// <summary>The part of the work in the background that keeps up incidents, over any store and clock.</summary>
internal static class IncidentWork
{
    public static IncidentUpkeep Of(ITableStore store, PrivateTrouble trouble, TimeProvider time)
    {
        var (options, rows, troubles) = (Options.Create(new IncidentOptions()), new IncidentRows(store), new TroubleRows(store));
        var fleet = new FleetIncidents(
            store, new FleetRows(store), troubles, rows, options, Options.Create(new IngestOptions()), time);
        var ofRepositories = new PrivateIncidents(store, new RepositoryRows(store), rows, options, time);
        return new IncidentUpkeep(store, fleet, ofRepositories, trouble, troubles, rows, options, time);
    }
}
