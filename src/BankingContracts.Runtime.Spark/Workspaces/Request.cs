namespace BankingContracts.Runtime.Spark.Workspaces;

/// <summary>A request, which may be sent several times.</summary>
/// <param name="Create">Makes the message; a message is sent once.</param>
/// <param name="IsRepeatable">Whether it may be sent again when its answer is lost, because doing it twice is harmless.</param>
/// <param name="IsAbortable">Whether its answer is given up when the caller is cancelled. That to a new statement is not: only it says what there is to cancel.</param>
/// <param name="IsTransfer">Whether it carries a file or a part of a result, which takes longer than an answer.</param>
internal sealed record Request(Func<HttpRequestMessage> Create, bool IsRepeatable = true, bool IsAbortable = true, bool IsTransfer = false);
