namespace BankingContracts.Generators.Tests.Folders;

/// <summary>One <c>using</c> that leads from a folder to another one beside it.</summary>
/// <param name="From">The folder that reads, from the top of its project: <c>Reading/Binding</c>.</param>
/// <param name="To">The folder that it reads; both lie in the same folder.</param>
/// <param name="File">The file with the <c>using</c>.</param>
internal sealed record FolderUse(string From, string To, string File);
