using ProxyGuard.Service.Reports;

namespace ProxyGuard.Service.Wording.English;

internal sealed class EnglishPageWording : PageWording
{
    public override string Repositories => "Repositories";

    public override string Proxies => "Proxies";

    public override string Incidents => "Incidents";

    public override string Navigation => "Pages";

    public override string Languages => "Language";

    public override string SkipToContent => "Skip to content";

    public override string DemonstrationData => "Demonstration data: nobody's real builds, nobody's real proxies.";

    public override string SignOut => "Sign out, or in with another token";

    public override string Data => "Data:";

    public override PageSentence AsOf(MomentModel time) => $"figures as of {time}";

    public override string AllRepositories => "All repositories";

    public override string HowCounted => "How figures are counted";

    public override string NoSuchPage => "There is no such page";

    public override string NothingHere => "Nothing is at this address.";

    public override string NoRunYet => "No run of this repository yet";

    public override string AppearsWithFirstRun => "A repository appears here when its first run report arrives.";

    public override string NotUnderstood => "This address is not understood";

    public override string FollowLinks => "A value in it is none of those that there are. Begin with the links above.";

    public override string NotDays => "Not a number of days";

    public override string DaysForm(int most) => $"days must be a whole number from 1 to {most}.";
}
