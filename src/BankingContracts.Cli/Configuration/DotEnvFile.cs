using BankingContracts.Runtime;
using DotNetEnv;
using Sprache;

namespace BankingContracts.Cli.Configuration;

/// <summary>Reads the file .env. It does not change the environment variables of the process.</summary>
internal static class DotEnvFile
{
    public const string Name = ".env";

    /// <summary>The variables in the file; empty without a file. If a name occurs twice, its last line counts.</summary>
    /// <exception cref="PipelineException">The file cannot be read.</exception>
    public static IReadOnlyDictionary<string, string> Read(string directory)
    {
        var path = Path.Combine(directory, Name);
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!File.Exists(path))
            return values;
        try
        {
            // ReadAllText removes a byte order mark, which the parser would refuse.
            foreach (var (name, value) in Env.LoadContents(File.ReadAllText(path), LoadOptions.NoEnvVars()))
                values[name] = value;
            return values;
        }
        catch (ParseException exception)
        {
            // The parser's message quotes the file, which may contain secrets. For this reason the exception is not passed on.
            throw PipelineException.BadInput($"{path} line {exception.Position?.Line ?? 1} cannot be read; write NAME=value, or a comment after '#'.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw PipelineException.BadInput($"{path} cannot be read: {exception.Message}", exception);
        }
    }
}
