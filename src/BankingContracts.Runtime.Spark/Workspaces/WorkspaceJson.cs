using System.Text.Json.Serialization;

namespace BankingContracts.Runtime.Spark.Workspaces;

/// <summary>A token, as the workspace hands it out.</summary>
/// <param name="AccessToken">The token.</param>
/// <param name="ExpiresIn">Its life in seconds.</param>
internal sealed record TokenAnswer(string AccessToken, double ExpiresIn)
{
    /// <summary>Without the token.</summary>
    public override string ToString() => nameof(TokenAnswer);
}

/// <summary>A page of the entries of a directory.</summary>
/// <param name="Contents">The entries; null for none.</param>
/// <param name="NextPageToken">Asks for the next page; null on the last one.</param>
internal sealed record DirectoryPage(IReadOnlyList<DirectoryEntry>? Contents, string? NextPageToken);

/// <summary>A file or a directory.</summary>
/// <param name="Path">Its absolute path.</param>
/// <param name="IsDirectory">Whether it is a directory.</param>
internal sealed record DirectoryEntry(string Path, bool IsDirectory);

/// <summary>Why a request was refused.</summary>
/// <param name="ErrorCode">The code.</param>
internal sealed record ServiceError(string? ErrorCode);

/// <summary>Without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(TokenAnswer))]
[JsonSerializable(typeof(DirectoryPage))]
[JsonSerializable(typeof(ServiceError))]
internal sealed partial class WorkspaceJson : JsonSerializerContext;
