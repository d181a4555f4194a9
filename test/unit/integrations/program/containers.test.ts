import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {test} from 'node:test';
import {DockerfileParser} from 'dockerfile-ast';
import {validate} from 'dockerfile-utils';
import {parse, parseAllDocuments} from 'yaml';
import {readSettings} from '../../../../src/program/settings/settings.js';
import {read} from '../../../support/docs-blocks.js';
import {environment, runProgram} from '../../../support/server/program.js';

const FOLDER = 'integrations/program';
const dockerfile = read(`${FOLDER}/Dockerfile`);
const parsed = DockerfileParser.parse(dockerfile);
const {version, bin} = JSON.parse(read('package.json')) as {
  version: string;
  bin: {'flatpeak-connect': string};
};
const PROGRAM = `node_modules/flatpeak-connect/${bin['flatpeak-connect'].replace('./', '')}`;

/** The instructions of the stage that becomes the image. */
const [from = assert.fail(), ...stages] = parsed.getFROMs().toReversed();
const final = parsed
  .getInstructions()
  .filter(each => each.getRange().start.line >= from.getRange().start.line);
const ofKind = (keyword: string) => final.filter(each => each.getKeyword() === keyword);
const jsonOf = (keyword: string) => {
  const [text = ''] = /\[[^]*\]/.exec(ofKind(keyword).at(-1)?.getTextContent() ?? '') ?? [];
  return JSON.parse(text) as string[];
};

test('the Dockerfile has no mistake that a linter knows', () => {
  assert.deepEqual(validate(dockerfile), []);
});

test('the image has what was installed in a stage before, and nothing of that stage else', () => {
  assert.deepEqual(
    stages.map(stage => stage.getBuildStage()),
    ['build'],
  );
  assert.deepEqual(
    ofKind('COPY').map(each => each.getTextContent()),
    ['COPY --from=build /app /app'],
  );
  assert.deepEqual(ofKind('RUN'), []);
  assert.deepEqual(ofKind('ADD'), []);
});

test('the base of each stage has a version, and the package another argument', () => {
  for (const stage of parsed.getFROMs())
    assert.match(stage.getImageTag() ?? '', /^\d+-/, stage.getTextContent());
  assert.match(dockerfile, /flatpeak-connect@\$\{VERSION\}/);
});

test('the image runs the program, and not as root', () => {
  assert.deepEqual(
    ofKind('USER').map(each => each.getArgumentsContent()),
    ['node'],
  );
  assert.deepEqual([...jsonOf('ENTRYPOINT'), ...jsonOf('CMD')], ['node', PROGRAM, 'server']);
});

/** Runs the health check of the image. @returns how it ended */
async function healthCheck(port: string): Promise<number> {
  const [command = '', ...args] = jsonOf('HEALTHCHECK');
  assert.equal(command, 'node');
  const {PATH = ''} = process.env;
  const [code] = (await once(
    spawn(process.execPath, args, {env: {PATH, PORT: port}, stdio: 'inherit'}),
    'exit',
  )) as [number];
  return code;
}

test('the health check of the image passes while the program runs', async t => {
  const {url} = await runProgram(t);
  assert.equal(await healthCheck(new URL(url).port), 0);
  // Nothing listens at the first port.
  assert.equal(await healthCheck('1'), 1);
});

interface Compose {
  readonly services: Readonly<
    Record<
      string,
      {
        readonly build?: {readonly args: {readonly VERSION: string}};
        readonly environment: Readonly<Record<string, string>>;
        readonly ports?: readonly string[];
        readonly read_only?: boolean;
        readonly tmpfs?: readonly string[];
        readonly cap_drop?: readonly string[];
        readonly security_opt?: readonly string[];
        readonly depends_on?: Readonly<Record<string, {readonly condition: string}>>;
        readonly healthcheck?: object;
        readonly volumes?: readonly string[];
      }
    >
  >;
  readonly volumes: Readonly<Record<string, unknown>>;
}

test('compose.yaml runs the image read-only, after its database', () => {
  const {services, volumes} = parse(read(`${FOLDER}/compose.yaml`)) as Compose;
  const {companion = assert.fail(), database = assert.fail(), ...others} = services;
  assert.deepEqual(others, {});
  assert.equal(companion.build?.args.VERSION, version);
  assert.equal(companion.read_only, true);
  assert.deepEqual(companion.cap_drop, ['ALL']);
  assert.deepEqual(companion.security_opt, ['no-new-privileges:true']);
  assert.deepEqual(companion.depends_on, {database: {condition: 'service_healthy'}});
  assert.ok(database.healthcheck);
  // Only this machine's proxy reaches it.
  assert.deepEqual(companion.ports, ['127.0.0.1:8080:8080']);
  for (const volume of database.volumes ?? []) assert.ok((volume.split(':')[0] ?? '') in volumes);
  const env = {...environment('http://localhost:4010'), ...companion.environment};
  const {database: settings} = readSettings(env);
  assert.ok('url' in settings);
  const {username, pathname, hostname} = new URL(settings.url.replace(/\$\{.*?\}/, 'secret'));
  assert.equal(hostname, 'database');
  assert.equal(username, database.environment['POSTGRES_USER']);
  assert.equal(pathname, `/${database.environment['POSTGRES_DB']}`);
});

interface Probe {
  readonly httpGet: {readonly path: string; readonly port: number};
}
interface Deployment {
  readonly kind: 'Deployment';
  readonly spec: {
    readonly replicas: number;
    readonly selector: {readonly matchLabels: Readonly<Record<string, string>>};
    readonly template: {
      readonly metadata: {readonly labels: Readonly<Record<string, string>>};
      readonly spec: {
        readonly terminationGracePeriodSeconds: number;
        readonly securityContext: {readonly runAsNonRoot: boolean};
        readonly containers: readonly {
          readonly image: string;
          readonly ports: readonly {readonly containerPort: number}[];
          readonly readinessProbe: Probe;
          readonly livenessProbe: Probe;
          readonly securityContext: object;
        }[];
      };
    };
  };
}
interface Service {
  readonly kind: 'Service';
  readonly spec: {
    readonly selector: Readonly<Record<string, string>>;
    readonly ports: readonly {readonly targetPort: number}[];
  };
}

const objects = parseAllDocuments(read(`${FOLDER}/kubernetes.yaml`)).map(
  document => document.toJS() as Deployment | Service,
);

test('kubernetes.yaml runs two replicas read-only and without privileges', async t => {
  const deployment = objects.find(each => each.kind === 'Deployment') ?? assert.fail();
  const service = objects.find(each => each.kind === 'Service') ?? assert.fail();
  const {replicas, selector, template} = deployment.spec;
  assert.equal(replicas, 2);
  assert.deepEqual(selector.matchLabels, template.metadata.labels);
  assert.deepEqual(service.spec.selector, template.metadata.labels);
  assert.equal(template.spec.securityContext.runAsNonRoot, true);
  const [container = assert.fail()] = template.spec.containers;
  assert.ok(container.image.endsWith(`:${version}`));
  assert.deepEqual(container.securityContext, {
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: {drop: ['ALL']},
  });
  const [{containerPort} = assert.fail()] = container.ports;
  assert.equal(service.spec.ports[0]?.targetPort, containerPort);
  const {url} = await runProgram(t);
  for (const {httpGet} of [container.readinessProbe, container.livenessProbe]) {
    assert.equal(httpGet.port, containerPort);
    assert.equal((await fetch(url + httpGet.path)).status, 200, httpGet.path);
  }
});

test('the unit of systemd runs the program of the package', () => {
  const unit = read(`${FOLDER}/flatpeak-companion.service`);
  assert.match(unit, new RegExp(`^ExecStart=\\S+/node /opt/flatpeak/${PROGRAM} server$`, 'm'));
  for (const line of ['DynamicUser=true', 'NoNewPrivileges=true', 'ProtectSystem=strict'])
    assert.ok(unit.split('\n').includes(line), line);
});
