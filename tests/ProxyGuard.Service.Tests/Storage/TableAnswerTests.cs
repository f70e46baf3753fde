using ProxyGuard.Service.Storage;
using ProxyGuard.Service.Storage.AzureTables;

namespace ProxyGuard.Service.Tests.Storage;

public sealed class TableAnswerTests
{
    [Theory]
    [InlineData(409, "EntityAlreadyExists", true, null)]
    [InlineData(412, "UpdateConditionNotSatisfied", true, null)]
    [InlineData(412, "ConditionNotMet", true, null)]
    [InlineData(404, "ResourceNotFound", true, null)]
    [InlineData(404, "EntityDoesNotExist", true, null)]
    [InlineData(404, "TableNotFound", false, typeof(StoreUnavailableException))]
    [InlineData(409, "TableBeingDeleted", false, typeof(StoreUnavailableException))]
    [InlineData(408, "", false, typeof(StoreUnavailableException))]
    [InlineData(429, "TooManyRequests", false, typeof(StoreUnavailableException))]
    [InlineData(500, "OperationTimedOut", false, typeof(StoreUnavailableException))]
    [InlineData(503, "ServerBusy", false, typeof(StoreUnavailableException))]
    [InlineData(302, "", false, typeof(StoreRefusedException))]
    [InlineData(400, "InvalidInput", false, typeof(StoreRefusedException))]
    [InlineData(401, "InvalidAuthenticationInfo", false, typeof(StoreRefusedException))]
    [InlineData(403, "AuthorizationPermissionMismatch", false, typeof(StoreRefusedException))]
    public void An_answer_is_a_conflict_or_trouble_that_passes_or_does_not(int status, string code, bool isConflict, Type? fault)
    {
        var answer = new TableAnswer(status, code);

        Assert.Equal(isConflict, answer.IsConflict);
        if (fault is not null) Assert.IsType(fault, answer.ToFault());
    }

    [Theory]
    [InlineData("HTTP/1.1 204 No Content\r\n\r\n--x\r\nHTTP/1.1 204 No Content\r\n", 2, 202)]
    [InlineData("HTTP/1.1 204 No Content\r\n\r\n--x\r\nHTTP/1.1 201 Created\r\n", 2, 202)]
    [InlineData("HTTP/1.1 412 Precondition Failed\r\n\r\n{\"odata.error\":{\"code\":\"UpdateConditionNotSatisfied\"}}", 2, 412)]
    [InlineData("HTTP/1.1 204 No Content\r\n", 2, null)]
    [InlineData("HTTP/1.1 204 No Content\r\nHTTP/1.1 412 Precondition Failed\r\n", 2, null)]
    [InlineData("Location: HTTP/1.1 204\r\n", 1, null)]
    [InlineData("", 1, null)]
    public void A_batch_is_committed_only_when_every_row_says_so(string body, int rows, int? status) =>
        Assert.Equal(status, TableAnswer.OfBatch(body, rows)?.Status);
}
