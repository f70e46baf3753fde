namespace ProxyGuard.Service.Wording.English;

internal sealed class EnglishBadgeWording : BadgeWording
{
    public override string Label => "Go proxies";

    public override string Unknown => "unknown";

    public override string LastRun(string day) => $"last run {day}";

    public override string Healthy(int healthy, int of) => Some(healthy, of, "healthy");

    public override string Degraded(int degraded, int of) => Some(degraded, of, "degraded");

    public override string Failing(int failing, int of) => Some(failing, of, "failing");

    public override string Availability(string share, string period) => $"{share} in {period}";

    public override string Hours(int hours) => $"{hours} h";

    public override string Days(int days) => $"{days} d";

    private static string Some(int some, int of, string how) => of == 1 ? how : some == of ? $"all {of} {how}" : $"{some} of {of} {how}";
}
