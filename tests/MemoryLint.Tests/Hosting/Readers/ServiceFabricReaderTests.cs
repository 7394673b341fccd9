using MemoryLint.Hosting;

namespace MemoryLint.Tests.Hosting.Readers;

public class ServiceFabricReaderTests
{
    const string Path = "/repo/ChatApp/ApplicationPackageRoot/ApplicationManifest.xml";

    static string Manifest(string service, string parameters = "") => $"""
        <?xml version="1.0" encoding="utf-8"?>
        <ApplicationManifest xmlns="http://schemas.microsoft.com/2011/01/fabric" ApplicationTypeName="ChatAppType" ApplicationTypeVersion="1.0.0">
          <Parameters>{parameters}</Parameters>
          <DefaultServices>
            <Service Name="Contoso.Chat" ServicePackageActivationMode="ExclusiveProcess">
              {service}
            </Service>
          </DefaultServices>
        </ApplicationManifest>
        """;

    static string Parameters(string name, string value) => $"""
        <Application xmlns="http://schemas.microsoft.com/2011/01/fabric" Name="fabric:/ChatApp">
          <Parameters>
            <Parameter Name="{name}" Value="{value}" />
          </Parameters>
        </Application>
        """;

    static string Stateless(string attributes) => $"<StatelessService ServiceTypeName=\"Contoso.ChatType\" {attributes}><SingletonPartition /></StatelessService>";

    [Theory]
    [InlineData("InstanceCount=\"3\"", nameof(Workers.Several), "says InstanceCount=\"3\"")]
    [InlineData("InstanceCount=\"-1\"", nameof(Workers.Several), "says -1 for InstanceCount, which is an instance on every node")]
    [InlineData("InstanceCount=\"1\"", nameof(Workers.One), "says InstanceCount=\"1\"")]
    [InlineData("", nameof(Workers.One), "sets no InstanceCount, and Service Fabric then runs one instance")]
    public void Stateless_service(string attributes, string workers, string says)
    {
        var claim = ReadClaims.Single(Path, Manifest(Stateless(attributes)));

        Assert.Equal(
            ("Service Fabric", "Contoso.Chat", workers, says, 6),
            (claim.Platform, claim.Name, claim.Workers?.Value.ToString(), claim.Workers?.Evidence.Says, claim.Workers?.Evidence.Line));
        Assert.Equal<ProjectTie>([new ProjectTie(TieKind.Assembly, "Contoso.Chat")], claim.Ties);
    }

    [Fact]
    public void Parameter_of_production_counts()
    {
        var claim = Assert.Single(ReadClaims.In(
            (Path, Manifest(Stateless("InstanceCount=\"[Chat_InstanceCount]\""), "<Parameter Name=\"Chat_InstanceCount\" DefaultValue=\"1\" />")),
            ("/repo/ChatApp/ApplicationParameters/Cloud.xml", Parameters("Chat_InstanceCount", "5")),
            ("/repo/ChatApp/ApplicationParameters/Test.xml", Parameters("Chat_InstanceCount", "1")),
            ("/repo/ChatApp/ApplicationParameters/Local.1Node.xml", Parameters("Chat_InstanceCount", "1"))));

        Assert.Equal(
            (Workers.Several, "/repo/ChatApp/ApplicationParameters/Cloud.xml", 3, "sets Chat_InstanceCount to 5"),
            (claim.Workers?.Value, claim.Workers?.Evidence.File?.Path, claim.Workers?.Evidence.Line, claim.Workers?.Evidence.Says));
    }

    [Fact]
    public void Default_of_a_parameter() =>
        Assert.Equal(
            (Workers.Several, 3),
            ReadClaims.Single(Path, Manifest(Stateless("InstanceCount=\"[Count]\""), "<Parameter Name=\"Count\" DefaultValue=\"-1\" />")) is { Workers: { } w } ? (w.Value, w.Evidence.Line) : default);

    [Fact]
    public void Unknown_parameter() => Assert.Null(ReadClaims.Single(Path, Manifest(Stateless("InstanceCount=\"[Count]\""))).Workers);

    [Theory]
    [InlineData("TargetReplicaSetSize=\"3\"", "<SingletonPartition />", nameof(Workers.MayBecomeSeveral), "says TargetReplicaSetSize=\"3\"")]
    [InlineData("TargetReplicaSetSize=\"1\"", "<SingletonPartition />", nameof(Workers.One), "says TargetReplicaSetSize=\"1\"")]
    [InlineData("TargetReplicaSetSize=\"3\"", "<UniformInt64Partition PartitionCount=\"4\" LowKey=\"0\" HighKey=\"99\" />", nameof(Workers.Several), "says PartitionCount=\"4\"")]
    public void Stateful_service(string attributes, string partition, string workers, string says)
    {
        var claim = ReadClaims.Single(Path, Manifest($"<StatefulService ServiceTypeName=\"ChatType\" {attributes}>{partition}</StatefulService>"));

        Assert.Equal((workers, says), (claim.Workers?.Value.ToString(), claim.Workers?.Evidence.Says));
    }

    [Fact]
    public void Program_of_the_service() =>
        Assert.Equal<ProjectTie>(
            [new ProjectTie(TieKind.Assembly, "Chat.Host")],
            Assert.Single(ReadClaims.In(
                (Path, Manifest(Stateless("InstanceCount=\"2\""))),
                ("/repo/Chat/PackageRoot/ServiceManifest.xml", """
                    <ServiceManifest Name="ChatPkg" Version="1.0.0" xmlns="http://schemas.microsoft.com/2011/01/fabric">
                      <ServiceTypes><StatelessServiceType ServiceTypeName="Contoso.ChatType" /></ServiceTypes>
                      <CodePackage Name="Code" Version="1.0.0"><EntryPoint><ExeHost><Program>Chat.Host.exe</Program></ExeHost></EntryPoint></CodePackage>
                    </ServiceManifest>
                    """))).Ties);

    [Theory]
    [InlineData("")]
    [InlineData("<ApplicationManifest/>")]
    [InlineData("<ApplicationManifest><DefaultServices><Service Name=\"Chat\"/></DefaultServices></ApplicationManifest>")]
    [InlineData("<ApplicationManifest><DefaultServices><Service Name=\"Chat\"><StatelessService InstanceCount=\"2\"></Service>")]
    public void Says_nothing(string text) => Assert.Empty(ReadClaims.In(Path, text));
}
