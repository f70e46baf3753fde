using ProxyGuard.Cli.Comments;

namespace ProxyGuard.Cli.Tests.Comments.Keeping;

public sealed class CommentPlanTests
{
    /// <summary>What run 5, attempt 2 does where one comment stands: "run.attempt state", or nothing.</summary>
    [Theory]
    [InlineData("Served", "", "Create")]
    [InlineData("Unserved", "", "Create")]
    [InlineData("Recovered", "", "Leave")]
    [InlineData("Served", "4.1 Recovered", "Update")]
    [InlineData("Served", "4.1 Unserved", "Update")]
    [InlineData("Served", "5.1 Served", "Update")]
    [InlineData("Served", "5.2 Recovered", "Update")]
    [InlineData("Served", "5.2 Served", "Leave")]
    [InlineData("Served", "5.2 Unserved", "Leave")]
    [InlineData("Unserved", "5.2 Served", "Update")]
    [InlineData("Unserved", "5.2 Unserved", "Leave")]
    [InlineData("Unserved", "5.3 Recovered", "Leave")]
    [InlineData("Unserved", "6.1 Recovered", "Leave")]
    [InlineData("Recovered", "4.9 Served", "Update")]
    [InlineData("Recovered", "5.1 Unserved", "Update")]
    [InlineData("Recovered", "4.1 Recovered", "Leave")]
    [InlineData("Recovered", "5.2 Served", "Leave")]
    [InlineData("Recovered", "5.2 Recovered", "Leave")]
    [InlineData("Recovered", "6.1 Served", "Leave")]
    public void What_is_done_follows_from_what_stands_there(string state, string there, string action)
    {
        var plan = CommentPlan.For(there.Length > 0 ? [Comment(7, there)] : [], Mark($"5.2 {state}"), null);
        Assert.Equal(action, plan.Action.ToString());
        Assert.Equal(there.Length > 0 ? 7 : 0, plan.Id);
        Assert.Empty(plan.Extras);
    }

    [Fact]
    public void The_lowest_is_the_one_and_what_earlier_runs_left_is_deleted_by_healthy_runs_too()
    {
        PostedComment[] ours = [Comment(9, "5.1 Served"), Comment(3, "4.1 Served"), Comment(5, "5.2 Served"), Comment(7, "6.1 Served")];
        foreach (var state in new[] { "Served", "Recovered" })
        {
            var plan = CommentPlan.For(ours, Mark($"5.2 {state}"), null);
            Assert.Equal((CommentAction.Update, 3), (plan.Action, plan.Id));
            // 5 may belong to a leg of this very run, which deletes it itself; 7 is a later run's business.
            Assert.Equal([9], plan.Extras);
        }
    }

    [Fact]
    public void What_this_process_created_counts_though_no_list_shows_it_and_goes_when_a_lower_one_shows()
    {
        var created = Comment(8, "5.2 Served");
        Assert.Equal(CommentAction.Leave, CommentPlan.For([], created.Mark, created).Action);
        var plan = CommentPlan.For([Comment(6, "5.2 Served")], created.Mark, created);
        Assert.Equal((CommentAction.Leave, 6), (plan.Action, plan.Id));
        Assert.Equal([8], plan.Extras);
    }

    [Fact]
    public void Another_workflow_s_comments_are_nothing_to_us()
    {
        var other = Comment(1, "4.1 Served") with { Mark = new CommentMark("other.yml", 4, 1, CommentState.Served) };
        Assert.Equal(CommentAction.Create, CommentPlan.For([other], Mark("5.2 Served"), null).Action);
        Assert.Equal(2, CommentPlan.For([other, Comment(2, "4.1 Served")], Mark("5.2 Served"), null).Id);
    }

    /// <summary>Whatever stands there: once it is done there is nothing left to do, and no word became less grave within an attempt.</summary>
    [Fact]
    public void A_plan_that_was_carried_out_leaves_nothing_to_do()
    {
        var random = new Random(5);
        for (var round = 0; round < 20_000; round++)
        {
            var ours = Enumerable.Range(1, random.Next(5)).Select(id => new PostedComment(id, Draw(random))).ToList();
            var mark = Draw(random);
            var plan = CommentPlan.For(ours, mark, null);
            var after = ours.Where(comment => !plan.Extras.Contains(comment.Id)).ToList();
            if (plan.Action == CommentAction.Create) after.Add(new PostedComment(9, mark));
            if (plan.Action == CommentAction.Update) after[0] = after[0] with { Mark = mark };

            var again = CommentPlan.For(after, mark, null);
            Assert.Equal((CommentAction.Leave, 0), (again.Action, again.Extras.Count));
            if (mark.State == CommentState.Recovered) continue;
            Assert.True(after[0].Mark.CompareAge(mark) >= 0);
            if (after[0].Mark.CompareAge(mark) == 0) Assert.True(after[0].Mark.State >= mark.State);
        }
    }

    private static CommentMark Draw(Random random) =>
        Race.Mark(random.Next(1, 4), random.Next(1, 3), (CommentState)random.Next(3));

    private static CommentMark Mark(string text)
    {
        var parts = text.Split('.', ' ');
        return Race.Mark(long.Parse(parts[0]), int.Parse(parts[1]), Enum.Parse<CommentState>(parts[2]));
    }

    private static PostedComment Comment(long id, string mark) => new(id, Mark(mark));
}
