using BankingContracts.Runtime.Databricks.Tests;
using BankingContracts.Runtime.Databricks.Tests.OnSpark;
using BankingContracts.Spark.TestServer;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

if (args.Any(static a => a is "-automated" or "@@"))
    return await ConsoleRunner.Run(args);
string[] arguments = SparkFolder.Configured is null ? [.. args, "--filter-not-namespace", typeof(SparkWorkspace).Namespace!] : args;
return await TestPlatformTestFramework.RunAsync(arguments, SelfRegisteredExtensions.AddSelfRegisteredExtensions);
